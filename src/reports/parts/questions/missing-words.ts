import type { TextReader } from '../../../search/text/text-reader.ts';
import { isHan } from '../../../search/text/words.ts';

/**
 * Stems of a text's words that stand on no page and can name a topic: “scholarship” in “how do scholarships work”. Codes, stop
 * words, and pieces of words that no dictionary has cannot.
 *
 * @param unknownWords words of the text that stand on no page
 */
export function missingWords(unknownWords: readonly string[], reader: TextReader): string[] {
  const named = unknownWords.filter((word) => reader.isContent(word) && isName(word));
  return [...new Set(named.map((word) => reader.stem(word)))];
}

/** Shorter ones are too often mistyped or part of another word. */
function isName(word: string): boolean {
  return isHan(word) ? [...word].length >= 2 : /^\p{L}{5,}$/u.test(word);
}

/**
 * Joins groups in which at least half of the askers used the same missing word: whatever else they say, they ask about
 * something that no article has.
 *
 * @returns the groups in the given order, each where its first part was
 */
export function joinByMissingWord<Text extends { n: number }>(
  groups: readonly Text[][],
  wordsOf: (text: Text) => readonly string[],
): Text[][] {
  const joined: Text[][] = [];
  const groupOf = new Map<string, Text[]>();
  for (const group of groups) {
    const words = prevailingWords(group, wordsOf);
    const known = words.map((word) => groupOf.get(word)).find((own) => own !== undefined);
    if (known === undefined) joined.push([...group]);
    else known.push(...group);
    for (const word of words) groupOf.set(word, known ?? (joined.at(-1) as Text[]));
  }
  return joined;
}

/** Words that at least half of the askers used. */
export function prevailingWords<Text extends { n: number }>(
  group: readonly Text[],
  wordsOf: (text: Text) => readonly string[],
): string[] {
  const askers = group.reduce((sum, { n }) => sum + n, 0);
  const used = new Map<string, number>();
  for (const text of group) for (const word of wordsOf(text)) used.set(word, (used.get(word) ?? 0) + text.n);
  return [...used].filter(([, n]) => 2 * n >= askers).map(([word]) => word);
}
