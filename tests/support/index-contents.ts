import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pageFile, partFile, readEntry, readMeta, readPacked } from '../../src/search/pagefind/index-files.ts';
import { readPart } from '../../src/search/pagefind/rewrite-part.ts';

/** Names of metadata, by which all indexes are compared: those that no page has are not numbered. */
const metadata = ['answers', 'category', 'image', 'image_alt', 'issue', 'summary', 'title', 'type'];

/** What an index of Pagefind’s says, in whatever parts it says it. */
export function indexContents(folder: string, language: string) {
  const described = readEntry(folder).languages[language.toLowerCase()];
  if (described === undefined) throw new Error(`${folder} has no index of ${language}.`);
  const { pages, parts, fields } = readMeta(folder, described);
  const all = { pages: Int32Array.from(pages.keys()), fields: fields.map((field) => metadata.indexOf(field)) };
  const words = parts.flatMap((part) => [...readPart(readPacked(partFile(folder, part)), all)]);
  const texts = pages.map((page) => gunzipSync(readFileSync(pageFile(folder, page))).toString('utf8'));
  const listed = words.map(([word, forms]) => {
    const lists = [...forms].sort(([a], [b]) => (a < b ? -1 : 1));
    return [word, ...lists.map(([form, list]) => [form, ...list.map(({ page, places }) => `${page}: ${[...places]}`)])];
  });
  return { count: described.page_count, pages, texts, words: listed };
}
