import { appendFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../measure.ts';

/** What is done before a build: nothing is left of earlier ones, one article gets another text, or nothing. */
export type BuildCase = 'cold' | 'one article edited' | 'nothing changed';

/** One way to build the corpus. */
export interface Contender {
  id: 'jieda' | 'jieda-without-index' | 'plain-astro' | 'hugo';
  /** As the table calls it. */
  name: string;
  /** In this order, in each round. */
  cases: readonly BuildCase[];
  command: Command;
  /** Everything a build leaves behind. */
  made: readonly string[];
  outDir: string;
  /** File of the article that is edited. */
  editedFile: string;
}

/** Makes things ready for a build of that kind. */
export async function prepareCase({ made, editedFile }: Contender, buildCase: BuildCase): Promise<void> {
  if (buildCase === 'cold') await Promise.all(made.map((path) => rm(path, { recursive: true, force: true })));
  // Random, so that no two edits leave the same text.
  if (buildCase === 'one article edited') await appendFile(editedFile, `\nEdited ${crypto.randomUUID()}.\n`);
}

/** How many article pages a build wrote; each is a folder, beside which copies may lie. */
export async function countArticlePages({ outDir }: Contender, locales: readonly string[]): Promise<number> {
  const folders = await Promise.all(locales.map((locale) => readdir(join(outDir, locale, 'articles'), { withFileTypes: true })));
  return folders.flat().filter((entry) => entry.isDirectory()).length;
}
