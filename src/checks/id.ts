import { type Finding, finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import type { Check } from './check.ts';

/** Ids are unique among the articles of a locale, and among its handbook pages. */
export const checkIds: Check = ({ articles, handbook, broken }) => [
  ...repeatedIds([...articles, ...broken.articles]),
  ...repeatedIds([...handbook, ...broken.handbook]),
];

export function repeatedIds(
  entries: readonly Entry<unknown>[],
  hint = 'Rename one of them, and add `redirectFrom` to it if its URL was already public.',
): Finding[] {
  const groups = Map.groupBy(entries, ({ locale, id }) => articleKey(locale, id));
  return [...groups.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.map(({ id, file }) => {
          const others = group.filter((other) => other.file !== file).map((other) => other.file);
          return finding(
            'id/duplicate',
            { file, line: 1, column: 1 },
            `\`${id}\` is also the id of ${others.join(' and ')}.`,
            hint,
          );
        }),
  );
}
