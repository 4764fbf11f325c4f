import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BulkClient } from '../pagefind/bulk-client.ts';
import type { WordPages } from '../pagefind/postings.ts';
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
  /** Number of articles. */
  articles: number;
  reader: Pick<TextReader, 'cut' | 'stem'>;
}

/**
 * Asks Pagefind for every word of titles and questions, in all forms that the articles have. What readers search for are
 * mostly these, and a browser that has their scores answers before it has loaded Pagefind itself, 80 KB.
 *
 * @param pagefind numbers pages in the order of the articles
 * @returns by their stems; empty for a large site
 */
export function findTitleWords(
  pagefind: Pick<BulkClient, 'scoresOf'>,
  { texts, words, isFrequent, articles, reader }: TitleWordOptions,
): Map<string, TitleWord[]> {
  if (articles > maxArticles) return new Map();
  const stems = new Set(texts.flatMap((text) => reader.cut(text).map((word) => reader.stem(word))));
  const forms = [...new Set([...texts.flatMap((text) => reader.cut(text)), ...words])]
    .filter((word) => stems.has(reader.stem(word)) && !isFrequent(word))
    .sort();
  const found = new Map<string, TitleWord[]>();
  for (const form of forms) {
    const encoded = encodeResults(pagefind.scoresOf(form));
    const stem = reader.stem(form);
    const others = found.get(stem) ?? [];
    const same = others.find(({ articles, scores }) => articles === encoded.articles && scores === encoded.scores);
    if (same === undefined) found.set(stem, [...others, { forms: form, ...encoded }]);
    else same.forms += ` ${form}`;
  }
  return found;
}

function encodeResults({ pages, scores }: WordPages): Omit<TitleWord, 'forms'> {
  const found = Array.from(pages, (number, at) => ({ number, score: Math.round((scores[at] ?? 0) / scorePrecision) }));
  found.sort((a, b) => a.number - b.number);
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
