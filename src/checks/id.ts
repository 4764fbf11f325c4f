import { finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { Check } from './check.ts';

/** An id names one article of a locale. */
export const checkIds: Check = ({ articles }) => {
  const groups = Map.groupBy(articles, ({ locale, id }) => articleKey(locale, id));
  return [...groups.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.map(({ id, locale, file }) => {
          const others = group.filter((other) => other.file !== file).map((other) => other.file);
          return finding(
            'id/duplicate',
            { file, line: 1, column: 1 },
            `\`${id}\` is the id of ${group.length} articles of \`${locale}\`: also ${others.join(', ')}.`,
            'Rename one file; give it `redirectFrom` if its address was already public.',
          );
        }),
  );
};
