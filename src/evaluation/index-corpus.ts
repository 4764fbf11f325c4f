import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compressFiles } from '../edition/compression/compress-files.ts';
import { foldersOf } from '../edition/folders.ts';
import { readDocuments, writeCorpus } from './corpus.ts';
import { indexContent } from './index-content.ts';

/** A site made from documents, with nothing but its search. */
export interface IndexedSite {
  siteDir: string;
  /** Locales of the documents, in their order. */
  locales: string[];
}

/** The day of the build, on which no document is due for review. */
const corpusDay = '2026-11-20';

/**
 * Turns documents into a content folder and builds its search, compressed as a site is.
 *
 * @param file JSONL of `{id, lang, title, body, questions?}`
 * @param folder temporary folder, in which `content/` and `site/` are written
 * @throws MisuseError that lists all invalid lines
 */
export async function indexCorpus(file: string, folder: string): Promise<IndexedSite> {
  const contentDir = join(folder, 'content');
  const siteDir = join(folder, 'site');
  const locales = await writeCorpus(await readDocuments(file), contentDir);
  const environment = { contentDir, audience: 'public', today: corpusDay, outDir: undefined } as const;
  try {
    await indexContent(environment, siteDir);
    await compressFiles(siteDir, join(folder, 'compressed.json'));
  } finally {
    // The folder is never built again, so its cache is useless.
    await rm(dirname(foldersOf(environment).cacheDir), { recursive: true, force: true });
  }
  return { siteDir, locales };
}
