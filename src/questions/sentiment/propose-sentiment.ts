import { foldText, placesOf } from '../whole-words.ts';
import { type Lexicon, lexicons } from './lexicon.ts';

export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

export interface ProposedSentiment {
  sentiment: Sentiment;
  /** The words that say so, as they were written; empty for `neutral`, which is what is left. */
  evidence: string[];
}

/**
 * Proposes how somebody feels, by the words of the lexicons. Blame counts before praise, since “thanks, but this is
 * terrible” is a complaint with manners; praise that is negated is blame, and blame that is negated is nothing. Three
 * exclamation marks at once are blame, unless there is praise.
 */
export function proposeSentiment(text: string): ProposedSentiment {
  const folded = foldText(text);
  const found = lexicons.map((lexicon) => feelingsIn(folded, lexicon));
  const blame = found.flatMap((each) => each.blame);
  const praise = found.flatMap((each) => each.praise);
  const isAsking = lexicons.some(({ asking }) => asking.some((word) => placesOf(folded, word).length > 0));
  const thanks = isAsking ? [] : lexicons.flatMap(({ courtesy }) => courtesy.filter((word) => placesOf(folded, word).length > 0));
  if (blame.length > 0) return { sentiment: 'negative', evidence: unique(blame) };
  if (praise.length + thanks.length > 0) return { sentiment: 'positive', evidence: unique([...praise, ...thanks]) };
  return folded.includes('!!!') ? { sentiment: 'negative', evidence: ['!!!'] } : { sentiment: 'neutral', evidence: [] };
}

function feelingsIn(folded: string, lexicon: Lexicon): { blame: string[]; praise: string[] } {
  // What tells no feeling is covered, so that no word is found in it.
  const text = lexicon.unfelt.reduce((rest, phrase) => coverPhrase(rest, phrase), folded);
  const blame: string[] = [];
  const praise: string[] = [];
  for (const word of lexicon.negative)
    if (placesOf(text, word).some((at) => negationBefore(text, at, lexicon) === undefined)) blame.push(word);
  for (const word of lexicon.positive)
    for (const at of placesOf(text, word)) {
      const negation = negationBefore(text, at, lexicon);
      if (negation === undefined) praise.push(word);
      else blame.push(text.slice(negation, at + word.length));
    }
  return { blame, praise };
}

function coverPhrase(text: string, phrase: string): string {
  return placesOf(text, phrase).reduce(
    (rest, at) => rest.slice(0, at) + '_'.repeat(phrase.length) + rest.slice(at + phrase.length),
    text,
  );
}

/** Letters before a word in which a negation is looked for. */
const maxBefore = 24;

/** Where the negation of a word begins; `undefined` without one. */
function negationBefore(text: string, at: number, { negations, choices, between }: Lexicon): number | undefined {
  const from = Math.max(0, at - maxBefore);
  const before = text.slice(from, at);
  for (const gap of ['', ...between]) {
    const rest = before.trimEnd();
    if (!endsWithWord(rest, gap)) continue;
    const head = rest.slice(0, rest.length - gap.length).trimEnd();
    if (choices.some((choice) => head.endsWith(choice))) return undefined;
    const negation = negations.find((word) => endsWithWord(head, word)) ?? contractionAt(head);
    if (negation !== undefined) return from + head.length - negation.length;
  }
  return undefined;
}

/** The last word of a text, if it is one such as “isn't”. */
function contractionAt(text: string): string | undefined {
  return text.endsWith("n't") ? text.slice(text.lastIndexOf(' ') + 1) : undefined;
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false;
  return !/^[a-z]/.test(word) || !/[\p{L}\p{N}]/u.test(text[text.length - word.length - 1] ?? '');
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
