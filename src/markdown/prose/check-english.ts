import type { Rule } from '../../findings/rules.ts';
import type { BodyFinding } from '../fragment.ts';
import { isEnglishWord } from './english-words.ts';
import { plainerPhrases } from './plain-english.ts';
import type { Run } from './runs.ts';
import { wrongArticles } from './wrong-articles.ts';

/** A word that is in no list of English words. Whether it is a name, only the whole content can tell. */
export interface UnknownWord {
  word: string;
  line: number;
  column: number;
}

/** A text with more unknown words is in another language, or in that of a trade. */
const maxUnknown = 50;

/** Longer texts are not prose. */
const maxLength = 20_000;

/** Words that rightly follow themselves: “what he had had”, “the course that that refers to”. */
const mayRepeat: ReadonlySet<string> = new Set(['had', 'that', 'very', 'really', 'much', 'many', 'bye', 'no', 'ha', 'so']);

/** What a reader of an English text stumbles over. */
export function checkEnglish(run: Run): BodyFinding[] {
  const { text } = run;
  if (text.length > maxLength) return [];
  const found = (rule: Rule, index: number, part: string, message: string, hint: string): BodyFinding => ({
    rule,
    ...run.positionOf(index, part),
    message,
    hint,
  });
  return [
    ...repeatedWords(text).map(({ index, word }) =>
      found('prose/repeated-word', index, word, `“${word}” is written twice in a row.`, 'Delete one of them.'),
    ),
    ...wrongArticles(text).map(({ index, written, expected, following }) =>
      found(
        'prose/a-or-an',
        index,
        written,
        `“${written} ${following}” should be “${expected} ${following}”.`,
        '“an” goes before a vowel as it is spoken: an app, an hour; a user, a one-time code.',
      ),
    ),
    ...plainerPhrases(text).map(({ index, phrase, plain }) =>
      found(
        'prose/plain-words',
        index,
        phrase,
        `“${phrase}” is harder to read than it needs to be.`,
        plain === '' ? 'Leave it out.' : `Write “${plain}”, or turn the sentence round it.`,
      ),
    ),
  ];
}

/** @returns each word once, where it is first; nothing when there are many */
export function unknownWords(runs: readonly Run[]): UnknownWord[] {
  const unknown = new Map<string, UnknownWord>();
  for (const run of runs) {
    if (run.text.length > maxLength) continue;
    for (const { 0: word, index } of run.text.matchAll(plainWord)) {
      if (isEnglishWord(word) || unknown.has(word)) continue;
      unknown.set(word, { word, ...run.positionOf(index, word) });
      if (unknown.size > maxUnknown) return [];
    }
  }
  return [...unknown.values()];
}

/** A word in lower case: a capital letter begins a name or a sentence, and other signs an address, a key or a code. */
const plainWord = /(?<![\p{L}\p{N}_@/.\\:#$=&+’'-])[a-z]{3,30}(?![\p{L}\p{N}_@/\\=+’'-]|[.:]\p{L})/gu;

const anyWord = /[\p{L}\p{N}’'-]+/gu;

function repeatedWords(text: string): { word: string; index: number }[] {
  const found: { word: string; index: number }[] = [];
  let previous = { word: '', end: 0 };
  for (const { 0: word, index } of text.matchAll(anyWord)) {
    const isSame = word.length === previous.word.length && word.toLowerCase() === previous.word.toLowerCase();
    // A name may repeat itself: “Duran Duran”.
    const isAgain = isSame && /^[a-z]/.test(word) && !mayRepeat.has(word);
    if (isAgain && text.slice(previous.end, index).trim() === '') found.push({ word, index });
    previous = { word, end: index + word.length };
  }
  return found;
}
