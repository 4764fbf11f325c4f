import { type Finding, finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import type { Check } from './check.ts';

/** An id names one article of a locale, and one page of its handbook. */
export const checkIds: Check = ({ articles, handbook }) => [...repeatedIds(articles), ...repeatedIds(handbook)];

function repeatedIds(entries: readonly Entry<unknown>[]): Finding[] {
  const groups = Map.groupBy(entries, ({ locale, id }) => articleKey(locale, id));
  return [...groups.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.map(({ id, locale, file }) => {
          const others = group.filter((other) => other.file !== file).map((other) => other.file);
          return finding(
            'id/duplicate',
            { file, line: 1, column: 1 },
            `\`${id}\` is the id of ${group.length} files of \`${locale}\`: also ${others.join(', ')}.`,
            'Rename one file; give it `redirectFrom` if its address was already public.',
          );
        }),
  );
}
