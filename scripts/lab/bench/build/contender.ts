import { appendFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../../../../src/files.ts';
import type { Command } from '../measure.ts';

/** What happens before a build: all output and caches are removed, one article is edited, or nothing. */
export type BuildCase = 'cold' | 'one article edited' | 'nothing changed';

/** A tool that builds the corpus. */
export interface Contender {
  id: 'jieda' | 'jieda-check' | 'jieda-without-index' | 'plain-astro' | 'hugo';
  /** For the table. */
  name: string;
  /** Measured in this order in each run. */
  cases: readonly BuildCase[];
  command: Command;
  /** Files and folders that a build leaves behind. */
  made: readonly string[];
  outDir: string;
  /** File of the article to edit. */
  editedFile: string;
}

export async function prepareCase(
  { made, editedFile }: Pick<Contender, 'made' | 'editedFile'>,
  buildCase: BuildCase,
): Promise<void> {
  // Deleted with the workspace: for minutes after many deletions some file systems are slow to create files.
  if (buildCase === 'cold')
    await Promise.all(made.map((path) => rename(path, `${path}.${crypto.randomUUID()}`).catch(ignoreMissing)));
  // Random, so every edit changes the text.
  if (buildCase === 'one article edited') await appendFile(editedFile, `\nEdited ${crypto.randomUUID()}.\n`);
}

/** Counts the article pages of a build. Each is a folder; files beside them are copies in other formats. */
export async function countArticlePages({ outDir }: Contender, locales: readonly string[]): Promise<number> {
  const folders = await Promise.all(locales.map((locale) => readdir(join(outDir, locale, 'articles'), { withFileTypes: true })));
  return folders.flat().filter((entry) => entry.isDirectory()).length;
}
