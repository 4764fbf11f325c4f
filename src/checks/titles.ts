import { type Finding, finding } from '../findings/finding.ts';
import { languageTag } from '../knowledge/article-id.ts';
import { foreignScript } from '../markdown/prose/language.ts';
import { type Check, fieldPosition, isLive, readableArticles } from './check.ts';

/** Words of another script that a title or a summary may consist of, such as names. */
const minForeignWords = 7;

/** Titles and summaries are in the language of their locale; `checkProse` sees to the bodies. */
export const checkTitles: Check = (input) =>
  readableArticles(input)
    .filter(isLive)
    .flatMap((article) =>
      (['title', 'summary'] as const).flatMap((field): Finding[] => {
        const script = foreignScript(article.data[field] ?? '', languageTag(article.locale), minForeignWords);
        return script === undefined
          ? []
          : [
              finding(
                'prose/language',
                fieldPosition(article, field),
                `The ${field} is in ${script}, but the article is in \`${article.locale}\`.`,
                'Translate it, or move the file to the folder of its language.',
              ),
            ];
      }),
    );
