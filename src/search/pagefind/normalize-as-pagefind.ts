const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Of both, nothing changes but the case. */
const isPlain = /^[a-z\d\p{Script=Han}]+$/u;

/**
 * A word as Pagefind's client searches for it.
 *
 * @param word without spaces
 * @returns in lower case and without punctuation; `bare` also without accents. Empty for a word that has nothing else.
 */
export function normalizeAsPagefind(word: string): { lower: string; bare: string } {
  if (isPlain.test(word)) return { lower: word, bare: word };
  let lower = '';
  for (const { segment } of graphemes.segment(word)) if (!isPunctuation(segment)) lower += segment.toLowerCase();
  const bare = lower.normalize('NFD').replace(/(?![\u3099\u309A])\p{M}/gu, '');
  // Marks of voiced kana stay.
  return { lower, bare: /[\u3099\u309A]/.test(bare) ? bare.normalize('NFC') : bare };
}

function isPunctuation(grapheme: string): boolean {
  return /^\p{Pd}|\p{Pe}|\p{Pf}|\p{Pi}|\p{Po}|\p{Ps}$/u.test(grapheme);
}
