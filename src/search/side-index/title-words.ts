import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BulkClient } from '../pagefind/bulk-client.ts';
import { scorePrecision } from '../pagefind/whole-words.ts';
import type { TextReader } from '../text/text-reader.ts';
import { encodeAscending, encodeNumbers } from './number-code.ts';
import { shardFile, shardOf, type TitleWord, type TitleWordFiles } from './side-files.ts';

/** On a larger site, asking Pagefind for all these words would take a large part of the build. */
const maxArticles = 2_000;

/** Characters of a file, about: a query loads one for each of its words, and needs one word of it. */
const fileSize = 3_000;

interface TitleWordOptions {
  /** Titles and questions of all articles. */
  texts: readonly string[];
  /** All words of the articles. */
  words: Iterable<string>;
  /** Whether the scores of a word are in a file of their own anyway. */
  isFrequent: (word: string) => boolean;
  /** Pagefind's ids of the articles, in their order. */
  keys: readonly string[];
  reader: Pick<TextReader, 'cut' | 'stem'>;
}

/**
 * Asks Pagefind for every word of titles and questions, in all forms that the articles have. What readers search for are
 * mostly these, and a browser that has their scores answers before it has loaded Pagefind itself, 80 KB.
 *
 * @returns by their stems; empty for a large site
 * @throws Error when the index cannot be read
 */
export async function findTitleWords(
  pagefind: BulkClient,
  { texts, words, isFrequent, keys, reader }: TitleWordOptions,
): Promise<Map<string, TitleWord[]>> {
  if (keys.length > maxArticles) return new Map();
  const stems = new Set(texts.flatMap((text) => reader.cut(text).map((word) => reader.stem(word))));
  const forms = [...new Set([...texts.flatMap((text) => reader.cut(text)), ...words])]
    .filter((word) => stems.has(reader.stem(word)) && !isFrequent(word))
    .sort();
  await pagefind.load(forms);
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const found = new Map<string, TitleWord[]>();
  for (const form of forms) {
    const encoded = encodeResults((await pagefind.search(form)).results, numbers);
    const stem = reader.stem(form);
    const others = found.get(stem) ?? [];
    const same = others.find(({ articles, scores }) => articles === encoded.articles && scores === encoded.scores);
    if (same === undefined) found.set(stem, [...others, { forms: form, ...encoded }]);
    else same.forms += ` ${form}`;
  }
  return found;
}

function encodeResults(
  results: readonly { id: string; score: number }[],
  numbers: ReadonlyMap<string, number>,
): Omit<TitleWord, 'forms'> {
  const found = results
    .map(({ id, score }) => ({ number: numbers.get(id) ?? 0, score: Math.round(score / scorePrecision) }))
    .sort((a, b) => a.number - b.number);
  return {
    articles: encodeAscending(found.map(({ number }) => number)),
    scores: encodeNumbers(found.map(({ score }) => score)),
  };
}

/**
 * @param folder of the locale
 * @returns `undefined` when there are no words
 */
export async function writeTitleWords(
  words: ReadonlyMap<string, readonly TitleWord[]>,
  folder: string,
): Promise<TitleWordFiles | undefined> {
  if (words.size === 0) return undefined;
  const text = JSON.stringify([...words]);
  const count = Math.ceil(text.length / fileSize);
  const files = { count, folder: createHash('sha256').update(text).digest('hex').slice(0, 12) };
  const parts = Array.from({ length: count }, (): TitleWord[] => []);
  for (const [stem, own] of words) parts[shardOf(` ${stem}`, count)]?.push(...own);
  await mkdir(dirname(join(folder, shardFile(files.folder, 0))), { recursive: true });
  for (const [number, part] of parts.entries())
    writeFileSync(join(folder, shardFile(files.folder, number)), JSON.stringify(part));
  return files;
}
