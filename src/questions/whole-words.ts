/** A text as lists of words are matched with it: folded, with a blank at each end. */
export function foldText(text: string): string {
  return ` ${text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ')} `;
}

/**
 * Where a word is in a folded text. Latin words count whole only: “love” is not in “gloves”. Chinese has no such bounds.
 *
 * @param word folded
 */
export function placesOf(folded: string, word: string): number[] {
  const places: number[] = [];
  // Most words are not in a text.
  let at = folded.indexOf(word);
  if (at === -1) return places;
  const isLatin = /^[a-z]/.test(word);
  for (; at !== -1; at = folded.indexOf(word, at + 1)) {
    const isWhole = !isLatin || !/[\p{L}\p{N}]/u.test(`${folded[at - 1] ?? ''}${folded[at + word.length] ?? ''}`);
    if (isWhole) places.push(at);
  }
  return places;
}
