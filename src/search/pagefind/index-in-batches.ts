import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { type Replacement, replacePages } from './replace-pages.ts';
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
 * more memory than for one of them; past six of them, they are larger.
 *
 * @param documents of one locale
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function indexInBatches(
  documents: readonly SearchDocument[],
  frame: Frame,
  { folder, unfinished, siteArticles, batchSize = maxBatchSize }: BatchOptions,
): Promise<void> {
  const count = countBatches(documents, batchSize);
  const [{ locale } = { locale: '' }] = documents;
  const chunkSize = chunkSizeFor(siteArticles);
  for (let number = 0; number < count; number += 1) {
    // Dealt out, so that each batch has words of all subjects, and the parts of the first suit the others.
    const batch = documents.filter((_, document) => document % count === number);
    const isFirst = number === 0;
    const own = isFirst ? folder : join(unfinished, `${number}`);
    // Its parts will have the words of the other batches as well.
    await writePagefind(batch, frame, own, isFirst ? Math.ceil((chunkSize * batch.length) / documents.length) : chunkSize);
    if (isFirst) continue;
    if (!replacePages(folder, languageTag(locale), { ...pagesAfter(number, count, documents.length), newFolder: own })) {
      // Pagefind has left out an article, as it does those without a word.
      rmSync(folder, { recursive: true });
      return writePagefind(documents, frame, folder, chunkSize);
    }
    rmSync(own, { recursive: true });
  }
}

/** One at least. */
function countBatches(documents: readonly SearchDocument[], batchSize: number): number {
  const sizes = documents.map(({ html, locale }) => {
    const language = languageTag(locale);
    return html.length * (indexLanguage(language) === language.toLowerCase() ? 1 : 2);
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Math.min(Math.max(1, Math.ceil(total / batchSize)), maxBatches, Math.max(1, documents.length));
}

/** How many pages there are before a batch is joined, and which there are after it, in the order of the documents. */
function pagesAfter(batch: number, batches: number, documents: number): Pick<Replacement, 'count' | 'from'> {
  const from: number[] = [];
  let count = 0;
  for (let document = 0; document < documents; document += 1) {
    const batchOf = document % batches;
    if (batchOf < batch) from.push(count++);
    else if (batchOf === batch) from.push(-1);
  }
  return { count, from };
}
