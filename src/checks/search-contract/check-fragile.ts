import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeEdition } from '../../edition/edition.ts';
import { foldersOf } from '../../edition/folders.ts';
import { searchDocuments } from '../../edition/search-documents.ts';
import type { Finding } from '../../findings/finding.ts';
import { readAskedMost } from '../../knowledge/asked-most.ts';
import type { Environment } from '../../knowledge/environment.ts';
import { contractFigures, contractFindings } from './contract-findings.ts';
import { findFragile } from './find-fragile.ts';
import { type FragileFile, searchedDigest } from './fragile-file.ts';

/**
 * Finds the questions that search answers only because they are in the index word for word, and writes the figures for
 * the report.
 *
 * @param content without errors
 * @param onProgress called with the number of indexes written, and how many are known to be needed
 * @returns findings of `answers/fragile`
 */
export async function checkFragile(
  content: Parameters<typeof makeEdition>[0],
  environment: Environment,
  onProgress: (written: number, indexes: number) => void,
): Promise<Finding[]> {
  const { cacheDir, fragmentsDir, fragileFile, askedMostFile } = foldersOf(environment);
  const edition = makeEdition(content, environment, fragmentsDir, await readAskedMost(askedMostFile));
  const documents = await searchDocuments(edition, fragmentsDir);
  const folder = join(cacheDir, 'fragile-index');
  const { frame, synonyms } = edition;
  const asked = await findFragile({ documents, frame, synonyms, folder, onProgress }).finally(() =>
    rm(folder, { recursive: true, force: true }),
  );
  const file: FragileFile = { content: searchedDigest(content.kb), articles: contractFigures(asked) };
  await mkdir(dirname(fragileFile), { recursive: true });
  await writeFile(fragileFile, JSON.stringify(file));
  return contractFindings(asked, content.articles).filter(({ rule }) => rule === 'answers/fragile');
}
