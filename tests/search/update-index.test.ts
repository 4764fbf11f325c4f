import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { readPages } from '../../src/search/pagefind/postings.ts';
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

const write = (documents: readonly SearchDocument[], to: string, made?: IndexState): Promise<IndexState> =>
  writeSearchIndex({ documents, frame, synonyms: {} }, to, made === undefined ? {} : { before: made });

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
  const files = (of: string) => readdirSync(join(of, 'search'), { recursive: true, withFileTypes: true });
  const listed = (of: string) =>
    files(of)
      .filter((each) => each.isFile())
      .map((each) => [
        join(each.parentPath, each.name).slice(of.length),
        readFileSync(join(each.parentPath, each.name), 'base64'),
      ]);
  expect(listed(folder).sort()).toEqual(listed(fresh).sort());
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
