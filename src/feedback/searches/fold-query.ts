/**
 * What is the same in two readers' words for one question: width, case, punctuation and spaces do not count.
 *
 * @returns empty when there is no letter and no digit
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
