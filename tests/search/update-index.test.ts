import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { readPages } from '../../src/search/pagefind/postings.ts';
import type { ResultRow } from '../../src/search/result-row.ts';
import { openSideIndex } from '../../src/search/side-index/side-client.ts';
import { type IndexState, writeSearchIndex } from '../../src/search/write-index.ts';
import { collidingDocuments } from '../support/colliding-documents.ts';
import { newFolder } from '../support/folder.ts';
import { indexContents } from '../support/index-contents.ts';

const frame = {
  categories: [{ id: 'orders', label: { en: 'Orders', 'zh-cn': '订单' } }],
  owners: {},
  askedMost: {},
  site: { tasks: [] },
} as unknown as Frame;

const subjects = ['refund', 'invoice', 'certificate', 'coach', 'playback', 'membership', 'password'];

const documentOf = (locale: string, number: number, text = ''): SearchDocument => {
  const subject = `${subjects[number % subjects.length]} ${number}`;
  const html = `<h2>Your ${subject}</h2><p>Open your account and choose ${subject}. ${text}</p>`;
  const own = { locale, id: `article-${number}`, title: `About ${subject}`, answers: [`Where is my ${subject}?`], html };
  return { ...own, summary: '', type: 'faq', category: 'orders', products: [] } as unknown as SearchDocument;
};

const documentsOf = (locale: string, count: number) => Array.from({ length: count }, (_, number) => documentOf(locale, number));

const folder = newFolder();
const before = [...documentsOf('en', 400), ...documentsOf('zh-cn', 20)];
let state: IndexState;

const write = (documents: readonly SearchDocument[], to: string, made?: IndexState, synonyms = {}): Promise<IndexState> => {
  const keptDir = join(to, 'kept');
  return writeSearchIndex({ documents, frame, synonyms }, to, { keptDir, ...(made && { before: made }) });
};

/** All files but Pagefind’s, with their content. */
const searchFiles = (of: string): Map<string, string> => {
  const files = readdirSync(join(of, 'search'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map((each) => join(each.parentPath, each.name)).sort();
  return new Map(paths.map((path) => [path.slice(of.length), readFileSync(path, 'base64')]));
};

const namesIn = (name: string): string[] => readdirSync(join(folder, 'pagefind', name)).filter((file) => file.startsWith('en_'));

beforeAll(async () => {
  state = await write(before, folder);
}, 60_000);

test('after an edit, Pagefind indexes the articles of large locales that have changed, and the index says what a new one says', async () => {
  const [parts, pages] = [namesIn('index'), namesIn('fragment')];
  const after = before
    .filter((_, number) => number !== 7)
    .map((each, number) => (number === 30 ? documentOf('en', 31, 'Or ask us.') : each));
  const fresh = newFolder();
  const [changed] = await Promise.all([write(after, folder, state), write(after, fresh)]);
  expect(changed['en']?.pagefind.changed).toBe(2);
  expect(changed['zh-cn']).toEqual(state['zh-cn']);
  for (const language of ['en', 'zh-CN'])
    expect(indexContents(join(folder, 'pagefind'), language)).toEqual(indexContents(join(fresh, 'pagefind'), language));
  // What is not Pagefind's is the same to the byte.
  expect(searchFiles(folder)).toEqual(searchFiles(fresh));
  // Nothing is left of the old pages, and there is no file that nothing names.
  expect(namesIn('fragment')).toHaveLength(399);
  expect(pages.filter((name) => namesIn('fragment').includes(name))).toHaveLength(398);
  expect(namesIn('index')).toHaveLength(parts.length);
  expect(existsSync(join(folder, 'search.new'))).toBe(false);
  state = changed;
}, 60_000);

test('files of articles that have not changed stay, with the compressed ones beside them, and those of others go', async () => {
  const own = newFolder();
  const made = await write(before, own);
  const articles = join(own, 'search/en/articles');
  const names = readdirSync(articles);
  for (const name of names) for (const ending of ['.br', '.gz']) writeFileSync(join(articles, name + ending), 'compressed');
  const stateOf = (name: string): number => statSync(join(articles, name)).ctimeMs;
  const states = new Map(names.map((name) => [name, stateOf(name)]));
  const [, reviewed, ...others] = documentsOf('en', 399) as [SearchDocument, SearchDocument, ...SearchDocument[]];
  const again = { ...reviewed, reviewed: '2026-11-20' };
  await write([again, ...others, documentOf('en', 0, 'Or ask us.'), ...documentsOf('zh-cn', 20)], own, made);
  const after = readdirSync(articles);
  const texts = after.filter((name) => name.endsWith('.json'));
  const kept = texts.filter((name) => states.get(name) === stateOf(name));
  // That of the edited article has another name, that of the one reviewed again has another date.
  expect([texts.length, kept.length]).toEqual([399, 397]);
  expect(texts.filter((name) => readFileSync(join(articles, name), 'utf8').includes('2026-11-20'))).toHaveLength(1);
  expect(after.filter((name) => !texts.includes(name)).sort()).toEqual(
    texts
      .filter((name) => states.has(name))
      .flatMap((name) => [`${name}.br`, `${name}.gz`])
      .sort(),
  );
}, 60_000);

test('articles whose ids Pagefind makes longer, as others begin like them, have files by these ids', async () => {
  const own = newFolder();
  await write([...collidingDocuments, ...documentsOf('en', 3)], own);
  const ids = readPages(join(own, 'pagefind'), 'en').map(({ id }) => id);
  expect(new Set(ids.map(({ length }) => length)).size).toBe(2);
  const read = async (path: string) => JSON.parse(readFileSync(join(own, 'search', path), 'utf8'));
  const side = await openSideIndex('en', read);
  expect(side.articles.map(({ key }) => key)).toEqual(ids);
  expect((await side.article(ids[1] ?? ''))?.title).toBe('About w20408');
}, 60_000);

test('an index with a damaged file is written anew', async () => {
  const [damaged, fresh] = [newFolder(), newFolder()];
  const written = await write(before, damaged);
  const [part] = readdirSync(join(damaged, 'pagefind/index')).filter((file) => file.startsWith('en_'));
  writeFileSync(join(damaged, 'pagefind/index', part ?? ''), 'no index');
  const after = before.map((each, number) => (number === 3 ? documentOf('en', 3, 'Or call.') : each));
  await write(after, damaged, written);
  await write(after, fresh);
  const [own, whole] = [damaged, fresh].map((each) => indexContents(join(each, 'pagefind'), 'en'));
  expect(own).toEqual(whole);
}, 60_000);

test('after many edits all articles are indexed again', async () => {
  const after = before.map((each, number) => (number < 19 ? documentOf('en', number, 'Or write to us.') : each));
  state = await write(after, folder, state);
  expect(state['en']?.pagefind.changed).toBe(0);
  expect(namesIn('fragment')).toHaveLength(400);
}, 60_000);

test('all articles are indexed again when the site has grown so much that the parts of an index are larger', async () => {
  const parts = namesIn('index').length;
  await write([...before, ...documentsOf('fr', 400)], folder, state);
  expect(namesIn('index').length).toBeLessThan(parts);
}, 60_000);

test('what is kept of an index makes no difference to the next one', async () => {
  const [kept, fresh] = [newFolder(), newFolder()];
  const own = [...documentsOf('en', 12), ...documentsOf('zh-cn', 12)];
  let made = await write(own, kept);
  const reviewed = own.map((each, number) => (number === 3 ? { ...each, reviewed: '2026-11-20' } : each));
  const urgent = reviewed.map((each, number) => (number === 4 ? { ...each, issue: { status: 'open', severity: 'high' } } : each));
  const edited = urgent.map((each, number) => (number === 17 ? documentOf('zh-cn', 5, '或者联系客服。') : each));
  const versions = [
    [reviewed, {}],
    [urgent, {}],
    [edited, {}],
    [edited, { en: [['invoice', 'receipt']] }],
  ] as [SearchDocument[], object][];
  for (const [documents, synonyms] of versions) {
    made = await write(documents, kept, made, synonyms);
    await write(documents, fresh, undefined, synonyms);
    expect(searchFiles(kept)).toEqual(searchFiles(fresh));
  }
}, 60_000);

test('rows of ready answers that an edit leaves as they were are not made again', async () => {
  const own = newFolder();
  const documents = documentsOf('en', 12);
  const made = await write(documents, own);
  const file = join(own, 'kept/rows-en.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Orders', 'Kept'));
  const edited = documents.map((each, number) => (number === 3 ? documentOf('en', 3, 'Or ask us.') : each));
  await write(edited, own, made);
  const rows = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, ResultRow>);
  const ofEdited = rows.filter(({ url }) => /article-3\b/.test(url));
  expect(new Set(ofEdited.map(({ category }) => category))).toEqual(new Set(['Orders']));
  expect(new Set(rows.filter((row) => !ofEdited.includes(row)).map(({ category }) => category))).toEqual(new Set(['Kept']));
}, 60_000);
