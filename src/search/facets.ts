import type { SideArticle } from './side-index/side-client.ts';

/** What results can be filtered by. */
export const facetNames = ['product', 'category', 'type'] as const;

export type FacetName = (typeof facetNames)[number];

export const facetValues: Readonly<Record<FacetName, (article: SideArticle) => readonly string[]>> = {
  product: ({ products }) => products,
  category: ({ category }) => [category],
  type: ({ type }) => [type],
};

/** How many of the articles have each value of a facet. */
export function countValues(articles: readonly SideArticle[], name: FacetName): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) for (const value of facetValues[name](article)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
