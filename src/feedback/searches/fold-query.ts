/**
 * Normalises a query to compare it with other readers' queries: width, case, punctuation and spaces make no difference.
 *
 * @returns empty when the query has neither letters nor digits
 */
export function foldQuery(query: string): string {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replaceAll(/(\p{Script=Han}) (?=\S)/gu, '$1')
    .replaceAll(/ (\p{Script=Han})/gu, '$1')
    .trim();
}
