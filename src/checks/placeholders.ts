import type { CompiledArticle } from '../content/compiled-article.ts';
import { type Finding, finding, type Position } from '../findings/finding.ts';
import { placeholdersIn } from '../knowledge/placeholder.ts';
import { bodyPosition, type Check, fieldPosition, isLive, isPublished } from './check.ts';

/** Writers have replaced everything that `npm run new` left to them. */
export const checkPlaceholders: Check = ({ articles }) =>
  articles.filter(isLive).flatMap((article) =>
    placesToFill(article).map(({ text, position }): Finding => {
      const hint = 'Replace it, brackets included, or delete it.';
      return isPublished(article)
        ? finding('structure/placeholder', position, `Readers would see ${text}.`, hint)
        : finding('structure/unfinished', position, `${text} is still to be written.`, hint);
    }),
  );

function placesToFill(article: CompiledArticle): { text: string; position: Position }[] {
  const { title, summary, answers, changed } = article.data;
  const fields: [string, ...PropertyKey[]][] = [
    [title, 'title'],
    [summary, 'summary'],
    [changed?.note ?? '', 'changed', 'note'],
    ...answers.map((question, index): [string, ...PropertyKey[]] => [question, 'answers', index]),
  ];
  return [
    ...fields.flatMap(([value, ...path]) =>
      placeholdersIn(value).map(({ text }) => ({ text, position: fieldPosition(article, ...path) })),
    ),
    ...placeholdersIn(article.body).map(({ text, ...place }) => ({ text, position: bodyPosition(article, place) })),
  ];
}
