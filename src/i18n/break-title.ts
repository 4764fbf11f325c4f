/** A Chinese character. */
const han = /\p{Script=Han}/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The parts of a Chinese title between which a line may break: words with their punctuation. Joined, they are the title.
 * A text without Chinese is one part.
 */
export function titleParts(title: string): string[] {
  if (!han.test(title)) return [title];
  const parts: string[] = [];
  let isQuoteOpen = false;
  for (const { segment, isWordLike } of segmenter.segment(title)) {
    const last = parts.at(-1) ?? '';
    const opens = /^[“‘（《「【(]$/u.test(segment);
    const continues = isQuoteOpen || !(isWordLike || opens) || sticksTo(last, segment);
    if (continues && parts.length > 0) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
    isQuoteOpen = opens;
  }
  return parts;
}

/** The segmenter cuts words that it does not know into characters, and particles from their words. */
function sticksTo(part: string, segment: string): boolean {
  const isSingle = (text: string): boolean => /^\p{Script=Han}$/u.test(text);
  return isSingle(part) || (isSingle(segment) && /^\p{Script=Han}{1,4}$/u.test(part));
}
