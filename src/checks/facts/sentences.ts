import type { CompiledArticle } from '../../content/compiled-article.ts';
import { type FactAmounts, factElement } from './fact-values.ts';

/** An amount in a sentence of a body: one that a fact shows, or one that is written out. */
export interface Mention extends Omit<TextMention, 'features'> {
  article: CompiledArticle;
  features: ReadonlySet<string>;
}

/** An amount as plain data, without the article it is in. */
export interface TextMention {
  /** Of the body, counted from 1. */
  line: number;
  column: number;
  /** The fact that is shown; `null` when the amount is written out. */
  fact: string | null;
  number: string;
  unit: string;
  written: string;
  /** What the sentence is about, without the amount. */
  features: readonly string[];
}

/** Code and quotations say what others say. */
const notProse = /^\s*(?:>|```|~~~|\||#|<\w|<\/)/;

/** Signs that end a sentence. */
const ends = /[。！？；;]|[.!?](?=\s|$)/g;

/** The amounts in the sentences of a body. */
export function mentionsIn(body: string, { byId, find }: FactAmounts): TextMention[] {
  // Most lines have none, and looking for sentences takes longer.
  const lines = linesAt(
    body,
    [...find(body), ...(body.includes('<Fact') ? body.matchAll(factElement) : [])].map(({ index }) => index),
  );
  return lines.flatMap(({ line, start: lineStart, isCode }): TextMention[] => {
    const written = lineFrom(body, lineStart);
    if (isCode || notProse.test(written)) return [];
    const text = written.replaceAll(/`[^`]*`|\{\/\*[^*]*\*\/\}/g, (code) => ' '.repeat(code.length));
    return sentencesOf(text).flatMap(({ start, sentence }) => {
      const shown = Array.from(sentence.matchAll(factElement)).flatMap(({ 0: element, 1: id = '', index: at }) => {
        const fact = byId.get(id);
        return fact === undefined ? [] : [{ fact: id, number: fact.number, unit: fact.unit, written: element, index: at }];
      });
      const amounts = find(sentence).map((amount) => ({ ...amount, fact: null }));
      return [...shown, ...amounts].map(({ index: at, ...mention }) => ({
        line,
        column: start + at + 1,
        ...mention,
        features: [...featuresOf(around(sentence, at, at + mention.written.length))],
      }));
    });
  });
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** The lines that contain some positions of a text, each once. */
function linesAt(text: string, positions: readonly number[]): { line: number; start: number; isCode: boolean }[] {
  const lines = new Map<number, { line: number; start: number; isCode: boolean }>();
  let [line, start, isCode] = [1, 0, false];
  for (const position of [...positions].sort((a, b) => a - b)) {
    for (let end = text.indexOf('\n', start); end !== -1 && end < position; end = text.indexOf('\n', start)) {
      if (/^\s{0,3}(?:```|~~~)/.test(text.slice(start, start + 6))) isCode = !isCode;
      line += 1;
      start = end + 1;
    }
    lines.set(line, { line, start, isCode });
  }
  return [...lines.values()];
}

function sentencesOf(text: string): { start: number; sentence: string }[] {
  const found: { start: number; sentence: string }[] = [];
  let start = 0;
  for (const { index } of text.matchAll(ends)) {
    found.push({ start, sentence: text.slice(start, index) });
    start = index + 1;
  }
  return [...found, { start, sentence: text.slice(start) }];
}

/** Characters on each side of an amount that say what it is; of a text in another script twice as many. */
const [before, after] = [30, 20];

function around(sentence: string, start: number, end: number): string {
  const factor = /\p{Script=Han}/u.test(sentence) ? 1 : 2;
  // A fact beside it is as long as its name.
  const head = sentence
    .slice(0, start)
    .replaceAll(factElement, '|')
    .slice(-before * factor);
  const tail = sentence
    .slice(end)
    .replaceAll(factElement, '|')
    .slice(0, after * factor);
  return `${head} | ${tail}`;
}

/** Pairs of Chinese characters, and the first letters of other words. */
function featuresOf(text: string): Set<string> {
  const features = new Set<string>();
  const plain = text
    .replaceAll(factElement, ' | ')
    .replaceAll(/\]\([^)\]]*|<[^<>\s]*/g, ' ')
    .toLowerCase();
  for (const [word] of plain.matchAll(/\p{Script=Han}+|[a-z]{4,}/gu)) {
    if (/^[a-z]/.test(word)) features.add(word.slice(0, 6));
    else for (let at = 0; at + 1 < word.length; at++) features.add(word.slice(at, at + 2));
  }
  return features;
}
