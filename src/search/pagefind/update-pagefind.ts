import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { pageContent } from './index-page.ts';
import { replacePages } from './replace-pages.ts';
import { chunkSizeFor, writePagefind } from './write-pagefind.ts';

/** What the index of a locale was made of. */
export interface IndexedPages {
  /** A digest of what Pagefind was told of each page, in its order. */
  digests: readonly string[];
  /** New pages since Pagefind has indexed all of them. */
  added: number;
}

export interface UpdateOptions {
  /** The `pagefind` folder with the index of the locale until now. */
  folder: string;
  /** What that index was made of; `undefined` when there is none. */
  before: IndexedPages | undefined;
  /** For files that are written in between; created. */
  unfinished: string;
  /** Number of articles in the whole site, of which these are a part. */
  siteArticles: number;
}

/** All of fewer are indexed in two seconds. */
const fewestPages = 300;

/** Share of the pages that may be new until all are indexed again: in time, some parts of the index become large. */
const maxAdded = 0.05;

/**
 * Writes Pagefind's index of a locale: the one that there is, with the pages that have changed, or a new one when these
 * are many.
 *
 * @param documents of the locale
 * @returns the `pagefind` folder it is in, which is that of the options or a new one, and what it is made of
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function updatePagefind(
  documents: readonly SearchDocument[],
  frame: Frame,
  { folder, before, unfinished, siteArticles }: UpdateOptions,
): Promise<{ folder: string; pages: IndexedPages }> {
  const digests = documents.map((document) => digestOf(document, frame, siteArticles));
  const places = new Map(before?.digests.map((digest, place) => [digest, place]));
  const from = digests.map((digest) => places.get(digest) ?? -1);
  const fresh = documents.filter((_, number) => from[number] === -1);
  const added = (before?.added ?? 0) + fresh.length;
  if (before !== undefined && digests.length >= fewestPages && added <= maxAdded * digests.length) {
    const newFolder = fresh.length === 0 ? undefined : join(unfinished, 'new');
    if (newFolder !== undefined) await writePagefind(fresh, frame, newFolder, siteArticles);
    const [{ locale } = { locale: '' }] = documents;
    const isReplaced =
      isDeepStrictEqual(digests, before.digests) || replacePages(folder, languageTag(locale), { newFolder, from });
    if (isReplaced) return { folder, pages: { digests, added } };
  }
  const allFolder = join(unfinished, 'all');
  await writePagefind(documents, frame, allFolder, siteArticles);
  return { folder: allFolder, pages: { digests, added: 0 } };
}

function digestOf(document: SearchDocument, frame: Frame, siteArticles: number): string {
  const told = JSON.stringify([chunkSizeFor(siteArticles), pageContent(document, frame)]);
  return createHash('sha256').update(told).digest('base64url').slice(0, 16);
}
