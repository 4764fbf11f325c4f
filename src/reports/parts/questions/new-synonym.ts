import type { TextReader } from '../../../search/text/text-reader.ts';
import { isHan, normalizeText } from '../../../search/text/words.ts';

/**
 * Finds the site's word for a reader's word that occurs on no page, by looking for a question that differs from the
 * reader's in this word only.
 *
 * @param text what readers typed
 * @param unknownWords its words that occur on no page
 * @param questions what the nearest article answers, in words that occur on the site
 * @returns the site's word and the reader's; `undefined` when no question differs in exactly that word
 */
export function newSynonym(
  { text, unknownWords }: { text: string; unknownWords: readonly string[] },
  questions: readonly string[],
  reader: TextReader,
): [known: string, unknown: string] | undefined {
  const asked = joinPieces(contentOf(text, reader), unknownWords, normalizeText(text));
  const [unknown, ...others] = asked.filter((word) => unknownWords.some((each) => word.includes(each)));
  if (unknown === undefined || others.length > 0 || !isPlainWord(unknown)) return undefined;
  for (const question of questions) {
    const words = contentOf(question, reader);
    const onlyAsked = asked.filter((word) => !words.some((other) => meansSame(word, other, reader)));
    const onlyListed = words.filter((word) => !asked.some((other) => meansSame(word, other, reader)));
    const [known, ...more] = onlyListed;
    const differsInOneWord = onlyAsked.length === 1 && onlyAsked[0] === unknown && more.length === 0;
    if (known !== undefined && differsInOneWord && asked.length > 1 && isPlainWord(known)) return [known, unknown];
  }
  return undefined;
}

function contentOf(text: string, reader: TextReader): string[] {
  return reader.words(text).filter((word) => reader.isContent(word));
}

/** A Chinese word outside the dictionary is cut into characters; adjacent unknown ones are joined again. */
function joinPieces(words: readonly string[], unknownWords: readonly string[], text: string): string[] {
  const joined: string[] = [];
  let isLastUnknown = false;
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    const isUnknown = unknownWords.includes(word) && isHan(word);
    if (isUnknown && isLastUnknown && text.includes(last + word)) joined[joined.length - 1] = last + word;
    else joined.push(word);
    isLastUnknown = isUnknown;
  }
  return joined;
}

/** Single Chinese characters are often pieces of a word that was cut wrongly; numbers, codes and amounts have no synonyms. */
function isPlainWord(word: string): boolean {
  if (/[一二三四五六七八九十百千万两几多半]/.test(word)) return false;
  return /^\p{Script=Han}{2,}$/u.test(word) || /^[\p{L}'’-]{3,}$/u.test(word);
}

function meansSame(a: string, b: string, reader: TextReader): boolean {
  if (reader.stem(a) === reader.stem(b)) return true;
  const concepts = reader.features(b).filter((feature) => feature.startsWith('c'));
  return concepts.length > 0 && reader.features(a).some((feature) => concepts.includes(feature));
}
