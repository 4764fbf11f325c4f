const maxUint16 = 0xffff;

/**
 * Turns lists of texts round.
 *
 * @param postings numbers of the texts with each feature
 * @param texts number of all texts
 * @returns the numbers of the features of each text, those of a text from `firsts[text]` to before `firsts[text + 1]`
 */
export function turnRound(
  postings: readonly Int32Array[],
  texts: number,
): { firsts: Int32Array; featuresOf: Uint16Array | Int32Array } {
  const firsts = new Int32Array(texts + 1);
  for (const list of postings) for (const text of list) firsts[text + 1] = (firsts[text + 1] ?? 0) + 1;
  for (let text = 0; text < texts; text += 1) firsts[text + 1] = (firsts[text + 1] ?? 0) + (firsts[text] ?? 0);
  const next = firsts.slice();
  const featuresOf = new (postings.length <= maxUint16 ? Uint16Array : Int32Array)(firsts[texts] ?? 0);
  for (const [feature, list] of postings.entries()) {
    for (const text of list) {
      const at = next[text] ?? 0;
      featuresOf[at] = feature;
      next[text] = at + 1;
    }
  }
  return { firsts, featuresOf };
}
