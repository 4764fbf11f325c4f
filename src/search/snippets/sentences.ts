import { isHan } from '../text/words.ts';
import type { Section } from './stored-article.ts';

/** A sentence, an item of a list, a step or a row of a table. */
export interface Sentence {
  text: string;
  kind: 'text' | 'item' | 'step' | 'row';
}

/** The sentences of a section in reading order; the header rows of its tables are left out. */
export function sentencesOf({ blocks }: Section): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [kind, ...texts] of blocks) {
    if (kind === 'row') sentences.push({ kind, text: textOfRow(texts) });
    else if (kind === 'text') for (const text of splitSentences(texts[0] ?? '')) sentences.push({ kind, text });
    else if (kind !== 'head') sentences.push({ kind, text: texts[0] ?? '' });
  }
  return sentences;
}

/** The first cell says what the others are about. */
function textOfRow([first = '', ...others]: readonly string[]): string {
  const isChinese = isHan(first + others.join(''));
  const rest = others.join(isChinese ? '，' : ', ');
  return rest === '' ? first : `${first}${isChinese ? '：' : ': '}${rest}`;
}

/** Splits after full stops, question and exclamation marks, with the quotation marks and brackets that follow them. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isStop =
      '。！？'.includes(text.charAt(at)) ||
      ('.!?'.includes(text.charAt(at)) && /^[.!?”’")]*\s+[^a-z\s]/.test(text.slice(at + 1, at + 12)));
    if (!isStop) continue;
    while (/[。！？.!?”’"）)]/.test(text.charAt(at + 1))) at += 1;
    sentences.push(text.slice(from, at + 1).trim());
    from = at + 1;
  }
  if (text.slice(from).trim() !== '') sentences.push(text.slice(from).trim());
  return sentences;
}

/** Joins sentences to a text that ends like one. */
export function joinSentences(sentences: readonly Sentence[]): string {
  let joined = '';
  for (const [index, { text, kind }] of sentences.entries()) {
    const before = sentences[index - 1];
    const isChinese = isHan(text);
    if (before !== undefined && isList(before) && isList({ kind }) && !/[\p{P}]$/u.test(joined)) joined += isChinese ? '；' : ';';
    joined += joined === '' || (isChinese && !/[.!?:;,]$/.test(joined)) ? text : ` ${text}`;
  }
  const ended = joined.replace(/[；;，,、：:]$/, '');
  return /[\p{L}\p{N}%”’"）)]$/u.test(ended) && !/[。！？.!?][”’"）)]$/.test(ended) ? ended + (isHan(ended) ? '。' : '.') : ended;
}

function isList({ kind }: Pick<Sentence, 'kind'>): boolean {
  return kind === 'item' || kind === 'row';
}

/** Whether a sentence only leads to what follows: “There are two ways:”. */
export function isLeadIn({ text }: Sentence): boolean {
  return /[:：]$/.test(text);
}
