import { readContent } from '../../src/content/read-content.ts';
import { type Edition, makeEdition } from '../../src/edition/edition.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { type SearchDocument, searchDocuments } from '../../src/edition/search-documents.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';

/** The public edition of the sample content, and its articles as the search index gets them. */
export async function readSampleEdition(): Promise<{ edition: Edition; documents: readonly SearchDocument[] }> {
  const environment = { ...readEnvironment({}), today: '2026-11-20' };
  const { fragmentsDir } = foldersOf(environment);
  const content = await readContent(environment.contentDir, fragmentsDir);
  const edition = makeEdition(content, environment, fragmentsDir, { version: 1, locales: {} });
  return { edition, documents: await searchDocuments(edition, fragmentsDir) };
}
