import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { indexInBatches } from './index-in-batches.ts';
import { pageContent } from './index-page.ts';
import { replacePages } from './replace-pages.ts';
import { chunkSizeFor, writePagefind } from './write-pagefind.ts';

/** What the index of a locale was made of. */
export interface PagefindState {
  /** A digest of what Pagefind was told of each page, in its order. */
  digests: readonly string[];
  /** Pages that were changed, added or removed since Pagefind last indexed all of them. */
  changed: number;
}

export interface UpdateOptions {
  /** The `pagefind` folder with the index of the locale until now. */
  folder: string;
  /** What that index was made of; `undefined` when there is none. */
  before: PagefindState | undefined;
  /** For files that are written in between; created. */
  unfinished: string;
  /** Number of articles in the whole site, of which these are a part. */
  siteArticles: number;
}

/** With fewer, indexing all of them takes two seconds at most. */
const fewestPages = 300;

/** Share of the pages that may change until all are indexed again: in time, parts of the index become too large or too small. */
const maxChanged = 0.05;

/**
 * Brings Pagefind's index of a locale up to date: joins the changed pages to the one that there is, or writes a new one
 * when these are many.
 *
 * @param documents of the locale
 * @returns the `pagefind` folder it is in, which is that of the options or a new one, and what it was made of
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function updatePagefind(
  documents: readonly SearchDocument[],
  frame: Frame,
  { folder, before, unfinished, siteArticles }: UpdateOptions,
): Promise<{ folder: string; state: PagefindState }> {
  const digests = documents.map((document) => digestOfPage(document, frame, siteArticles));
  const places = new Map(before?.digests.map((digest, place) => [digest, place]));
  const from = digests.map((digest) => places.get(digest) ?? -1);
  const fresh = documents.filter((_, number) => from[number] === -1);
  const removed = places.size - (documents.length - fresh.length);
  const changed = (before?.changed ?? 0) + Math.max(fresh.length, removed);
  if (before !== undefined && digests.length >= fewestPages && changed <= maxChanged * digests.length) {
    const newFolder = fresh.length === 0 ? undefined : join(unfinished, 'new');
    if (newFolder !== undefined) await writePagefind(fresh, frame, newFolder, chunkSizeFor(siteArticles));
    const [{ locale } = { locale: '' }] = documents;
    const isReplaced =
      isDeepStrictEqual(digests, before.digests) ||
      replaceIfWhole(folder, languageTag(locale), { count: places.size, newFolder, from });
    if (isReplaced) return { folder, state: { digests, changed } };
  }
  const allFolder = join(unfinished, 'all');
  await indexInBatches(documents, frame, { folder: allFolder, unfinished: join(unfinished, 'batches'), siteArticles });
  return { folder: allFolder, state: { digests, changed: 0 } };
}

/** A file of the index may be missing or damaged; indexing all pages does not read it. */
function replaceIfWhole(...replacement: Parameters<typeof replacePages>): boolean {
  try {
    return replacePages(...replacement);
  } catch {
    return false;
  }
}

/** Words are cut by the dictionary of ICU. */
function digestOfPage(document: SearchDocument, frame: Frame, siteArticles: number): string {
  const told = JSON.stringify([process.versions['icu'], chunkSizeFor(siteArticles), pageContent(document, frame)]);
  return createHash('sha256').update(told).digest('base64url').slice(0, 16);
}
