import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { close, createIndex } from 'pagefind';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { entryFile } from './client.ts';
import { indexPage, pageContent } from './index-page.ts';
import { siteLanguage } from './separate-words.ts';

/** One index at a time: Pagefind's service reads the environment when it starts. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Writes Pagefind's index, without the side index.
 *
 * @param chunkSize that of a site of these articles alone when left out; see `chunkSizeFor`
 * @throws Error when Pagefind refuses a document or cannot write
 */
export function writePagefind(
  documents: readonly SearchDocument[],
  frame: Frame,
  folder: string,
  chunkSize = chunkSizeFor(documents.length),
): Promise<void> {
  const written = queue.then(() => write(documents, frame, folder, chunkSize));
  queue = written.catch(() => {});
  return written;
}

/** An unstable option of Pagefind; a test counts the files and fails when it is no longer honoured. */
const chunkVariable = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/**
 * Pagefind's chunk size, in words × pages; the default is 20 000. With the default, a first query on 150 articles loads
 * 80 KiB, of which it needs 5. Smaller chunks make the list of chunks longer, which every first query loads as well. At
 * 150, 2 000 and 10 000 articles the total was smallest near 560, 1 700 and 3 100.
 *
 * The size only changes with powers of two. If it changed with each new article, the chunks of all locales would, too,
 * and readers would load them again.
 */
export function chunkSizeFor(articles: number): number {
  const nearestPower = 2 ** Math.round(Math.log2(articles));
  return Math.max(300, Math.round(40 * Math.sqrt(nearestPower)));
}

async function write(documents: readonly SearchDocument[], frame: Frame, folder: string, chunkSize: number): Promise<void> {
  const inherited = process.env[chunkVariable];
  process.env[chunkVariable] = String(chunkSize);
  try {
    // A running service still has the chunk size of the last index.
    await close();
    await writeWithService(documents, frame, folder);
  } finally {
    if (inherited === undefined) delete process.env[chunkVariable];
    else process.env[chunkVariable] = inherited;
    await close();
  }
}

async function writeWithService(documents: readonly SearchDocument[], frame: Frame, folder: string): Promise<void> {
  const { index, errors } = await createIndex({ writePlayground: false });
  if (index === undefined) throw new Error(`The search index could not be started: ${errors.join('; ')}`);
  try {
    for (const document of documents) {
      const content = pageContent(document, frame);
      // Half a character would end the service.
      const added = await index.addHTMLFile({ url: content.url, content: indexPage(content).toWellFormed() });
      if (added.errors.length > 0) throw new Error(`${document.id} could not be indexed: ${added.errors.join('; ')}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
    await removeUnused(folder);
    await nameLanguages(join(folder, entryFile));
    await lowerClient(join(folder, 'pagefind.js'));
  } finally {
    await index.deleteIndex();
  }
}

/** Pagefind's own user interfaces, highlighting and worker: half a megabyte that no page loads. */
async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (/^pagefind-.*\.(?:js|css)$/.test(name)) await rm(join(folder, name));
}

/** Clients ask for the languages of the site. */
async function nameLanguages(file: string): Promise<void> {
  const entry = JSON.parse(await readFile(file, 'utf8')) as { languages: Record<string, unknown> };
  const named = Object.entries(entry.languages).map(([indexed, index]) => [siteLanguage(indexed), index] as const);
  named.sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(file, JSON.stringify({ ...entry, languages: Object.fromEntries(named) }));
}

/** Rewrites Pagefind's client in the syntax of Chrome 69 and Safari 12, which do not know `?.` and `??`. */
async function lowerClient(file: string): Promise<void> {
  const { code } = await transform(await readFile(file, 'utf8'), {
    target: 'es2018',
    // Both know it, though the standard has had it only since 2020; the client finds its files by it.
    supported: { 'import-meta': true },
    format: 'esm',
    minify: true,
  });
  await writeFile(file, code);
}
