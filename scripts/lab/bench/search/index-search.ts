import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIndex } from 'pagefind';
import { readContent } from '../../../../src/content/read-content.ts';
import { makeEdition } from '../../../../src/edition/edition.ts';
import { foldersOf } from '../../../../src/edition/folders.ts';
import { type SearchDocument, searchDocuments } from '../../../../src/edition/search-documents.ts';
import { articleUrl, languageTag } from '../../../../src/knowledge/article-id.ts';
import { readEnvironment } from '../../../../src/knowledge/environment.ts';
import { writeSearchIndex } from '../../../../src/search/write-index.ts';

/**
 * `node index-search.ts WAY FOLDER` indexes the articles in `KB_CONTENT` in one way, while another process measures it;
 * with `nothing`, it only compiles them.
 * FOLDER/before.json gets the CPU time of reading and compiling the articles, which is not part of indexing.
 */

const ways = { nothing: async () => {}, jieda: indexOurs, pagefind: indexPlain } as const;

const [way = 'jieda', folder = ''] = process.argv.slice(2);
const environment = readEnvironment(process.env);
const { fragmentsDir } = foldersOf(environment);
const content = await readContent(environment.contentDir, fragmentsDir);
const edition = makeEdition(content, environment, fragmentsDir, { version: 1, locales: {} });
const documents = await searchDocuments(edition, fragmentsDir);
const { user, system } = process.cpuUsage();
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'before.json'), JSON.stringify({ cpuSeconds: (user + system) / 1e6 }));
await ways[way as keyof typeof ways]();

function indexOurs(): Promise<unknown> {
  return writeSearchIndex({ documents, frame: edition.frame, synonyms: edition.synonyms }, folder);
}

/** Pagefind set up as in its documentation, over the pages as readers see them. */
async function indexPlain(): Promise<void> {
  const { index, errors } = await createIndex({ writePlayground: false });
  if (index === undefined) throw new Error(errors.join('; '));
  for (const document of documents) {
    await index.addHTMLFile({ url: articleUrl(document.locale, document.id), content: plainPage(document) });
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await index.deleteIndex();
}

function plainPage({ locale, title, summary, html }: SearchDocument): string {
  return `<!doctype html><html lang="${languageTag(locale)}"><body><main><h1>${title}</h1><p>${summary}</p>${html}</main></body></html>`;
}
