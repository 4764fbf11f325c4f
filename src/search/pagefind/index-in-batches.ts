import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { replacePages } from './replace-pages.ts';
import { indexLanguage } from './separate-words.ts';
import { chunkSizeFor, writePagefind } from './write-pagefind.ts';

export interface BatchOptions {
  /** The new `pagefind` folder; created. */
  folder: string;
  /** For the index of each batch but the first; created. */
  unfinished: string;
  /** Number of articles in the whole site, of which these are a part. */
  siteArticles: number;
  /** Size of a batch, in characters; a Chinese one counts twice. */
  batchSize?: number;
}

/**
 * While Pagefind writes, it takes 50 bytes of memory for each English character, and twice as many for each Chinese one:
 * 0.7 GiB for 5 000 English articles of 3 000 characters with markup, 1.5 GiB for Chinese ones.
 */
const maxBatchSize = 20_000_000;

/** Each batch has all parts of the ones before it written again. */
const maxBatches = 6;

/**
 * Writes Pagefind's index of a locale. On a large site it is made in batches, which are joined, so that Pagefind takes no
 * more memory than for one of them.
 *
 * @param documents of one locale
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function indexInBatches(
  documents: readonly SearchDocument[],
  frame: Frame,
  { folder, unfinished, siteArticles, batchSize = maxBatchSize }: BatchOptions,
): Promise<void> {
  const batches = inBatches(documents, batchSize);
  const [{ locale } = { locale: '' }] = documents;
  const chunkSize = chunkSizeFor(siteArticles);
  let count = 0;
  for (const [number, batch] of batches.entries()) {
    const isFirst = number === 0;
    const own = isFirst ? folder : join(unfinished, `${number}`);
    // Its parts will have the words of the other batches as well.
    await writePagefind(batch, frame, own, isFirst ? Math.ceil((chunkSize * batch.length) / documents.length) : chunkSize);
    if (!isFirst && !replacePages(folder, languageTag(locale), { count, newFolder: own, from: continued(count, batch.length) })) {
      // Pagefind has left out an article, as it does those without a word.
      rmSync(folder, { recursive: true });
      return writePagefind(documents, frame, folder, chunkSize);
    }
    if (!isFirst) rmSync(own, { recursive: true });
    count += batch.length;
  }
}

/** In their order, and of about the same size; one at least. */
function inBatches(documents: readonly SearchDocument[], batchSize: number): SearchDocument[][] {
  const sizes = documents.map(({ html, locale }) => {
    const language = languageTag(locale);
    return html.length * (indexLanguage(language) === language.toLowerCase() ? 1 : 2);
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const count = Math.min(Math.max(1, Math.ceil(total / batchSize)), maxBatches, Math.max(1, documents.length));
  const batches: SearchDocument[][] = [[]];
  let before = 0;
  for (const [number, document] of documents.entries()) {
    const isFull = before >= (total * batches.length) / count && batches.length < count;
    if (isFull) batches.push([]);
    batches.at(-1)?.push(document);
    before += sizes[number] ?? 0;
  }
  return batches;
}

/** The pages that there are, and as many new ones after them. */
function continued(count: number, added: number): number[] {
  return Array.from({ length: count + added }, (_, page) => (page < count ? page : -1));
}
