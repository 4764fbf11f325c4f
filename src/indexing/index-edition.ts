import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type KeptContract, keepContract } from '../checks/search-contract/keep-contract.ts';
import type { Edition } from '../edition/edition.ts';
import type { Folders } from '../edition/folders.ts';
import { type SearchDocument, searchDocuments } from '../edition/search-documents.ts';
import { type IndexState, indexDigests, type WriteIndexOptions, writeSearchIndex } from '../search/write-index.ts';

/** The search of an edition, written and asked. */
export interface Indexed {
  articles: number;
  /** Whether the index was written, not still up to date. */
  isNew: boolean;
  /** `undefined` when the operator has switched the search contract off. */
  contract: KeptContract | undefined;
}

/**
 * Writes the search index of an edition into the staging folder unless it is up to date, and asks it the questions of
 * all articles.
 *
 * @throws Error when the index cannot be written or read
 */
export async function indexEdition(
  edition: Edition,
  folders: Folders,
  { isForBrowsers = true }: Pick<WriteIndexOptions, 'isForBrowsers'> = {},
): Promise<Indexed> {
  const { stagingDir, cacheDir, fragmentsDir } = folders;
  const documents = await searchDocuments(edition, fragmentsDir);
  const isNew = await updateIndex(edition, documents, folders, isForBrowsers);
  const articles = documents.length;
  if (!edition.isContractKept) return { articles, isNew, contract: undefined };
  return { articles, isNew, contract: await keepContract({ edition, documents, siteDir: stagingDir, cacheDir }) };
}

/**
 * Writes the parts of the index whose locales have changed.
 *
 * @returns whether there were any
 */
async function updateIndex(
  { frame, synonyms }: Edition,
  documents: readonly SearchDocument[],
  { stagingDir, cacheDir }: Folders,
  isForBrowsers: boolean,
): Promise<boolean> {
  const stamp = join(cacheDir, 'search-index.json');
  const options = { documents, frame, synonyms, isForBrowsers };
  const digests = indexDigests(options);
  const before = existsSync(join(stagingDir, 'search')) ? await readState(stamp) : undefined;
  if (before !== undefined && isDeepStrictEqual(digestsOf(before), digests)) return false;
  // Removed first, so that an incomplete index is not mistaken for a finished one.
  await rm(stamp, { force: true });
  const keptDir = join(cacheDir, 'search-kept');
  const state = await writeSearchIndex(options, stagingDir, { ...(before && { before }), digests, keptDir });
  await writeFile(stamp, JSON.stringify(state));
  return true;
}

function digestsOf(state: IndexState): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([locale, { digest }]) => [locale, digest]));
}

/** `undefined` when no index was finished. */
async function readState(file: string): Promise<IndexState | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as IndexState;
  } catch {
    return undefined;
  }
}
