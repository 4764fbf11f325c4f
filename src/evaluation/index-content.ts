import { mkdir } from 'node:fs/promises';
import { checkContent } from '../checks/check-content.ts';
import { readContent } from '../content/read-content.ts';
import { makeEdition } from '../edition/edition.ts';
import { foldersOf } from '../edition/folders.ts';
import { searchDocuments } from '../edition/search-documents.ts';
import { UserError } from '../errors.ts';
import { countFindings } from '../findings/finding.ts';
import { renderTerminal } from '../findings/terminal.ts';
import { readAskedMost } from '../knowledge/asked-most.ts';
import type { Environment } from '../knowledge/environment.ts';
import { writeSearchIndex } from '../search/write-index.ts';

/**
 * Builds only the search of a content folder. Reads, compiles and indexes it as a build does.
 *
 * @param folder where `pagefind/` and `search/` are written
 * @throws UserError with the findings when the content has errors
 */
export async function indexContent(environment: Environment, folder: string): Promise<void> {
  const folders = foldersOf(environment);
  const content = await readContent(environment.contentDir, folders.fragmentsDir);
  const findings = await checkContent(content, environment);
  if (countFindings(findings).error > 0) {
    throw new UserError(renderTerminal(findings.filter(({ severity }) => severity === 'error')), 'Fix the content first.');
  }
  const edition = makeEdition(content, environment, folders.fragmentsDir, await readAskedMost(folders.askedMostFile));
  await mkdir(folder, { recursive: true });
  const documents = await searchDocuments(edition, folders.fragmentsDir);
  await writeSearchIndex({ documents, frame: edition.frame, synonyms: edition.synonyms, isForBrowsers: false }, folder);
}
