import type { EditionArticle } from '../edition/edition-article.ts';

/** Looks up the urgent issues to show on an article: those of which either names the other as related, except itself. */
export function issuesByArticle<Article extends Pick<EditionArticle, 'id' | 'related'>>(
  urgent: readonly Article[],
  articles: readonly Pick<EditionArticle, 'id' | 'related'>[],
): (article: Pick<EditionArticle, 'id'>) => Article[] {
  const numbers = new Map(urgent.map(({ id }, number) => [id, number]));
  const found = new Map<string, Set<number>>();
  const add = (id: string, number: number | undefined): void => {
    if (number === undefined || urgent[number]?.id === id) return;
    found.set(id, (found.get(id) ?? new Set()).add(number));
  };
  for (const [number, { related }] of urgent.entries()) for (const id of related) add(id, number);
  for (const { id, related } of articles) for (const other of related) add(id, numbers.get(other));
  return ({ id }) => [...(found.get(id) ?? [])].sort((a, b) => a - b).flatMap((number) => urgent[number] ?? []);
}

/** The articles before and after one in its category, in the same language. */
export type Neighbours = Record<'previous' | 'next', EditionArticle | undefined>;

export function neighboursInCategory(articles: readonly EditionArticle[]): (article: EditionArticle) => Neighbours {
  const neighbours = new Map<EditionArticle, Neighbours>();
  for (const siblings of Map.groupBy(articles, ({ locale, category }) => `${locale}/${category}`).values())
    for (const [index, article] of siblings.entries())
      neighbours.set(article, { previous: siblings[index - 1], next: siblings[index + 1] });
  return (article) => neighbours.get(article) ?? { previous: undefined, next: undefined };
}
