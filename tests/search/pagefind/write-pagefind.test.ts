import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { newFolder } from '../../support/folder.ts';

const frame = { categories: [] } as unknown as Frame;

/** Each of forty words of its own. */
const pagesOf = (locale: string, length: number): SearchDocument[] =>
  Array.from({ length }, (_, page) => ({
    locale,
    id: `page-${page}`,
    title: `Page ${page}`,
    summary: 'About words.',
    type: 'faq',
    category: 'words',
    answers: [],
    html: `<p>${Array.from({ length: 40 }, (_, word) => `w${page}x${word}`).join(' ')}</p>`,
  })) as unknown as SearchDocument[];

const documents = pagesOf('en', 60);

const chunkNamesOf = async (folder: string, locale: string): Promise<string[]> =>
  (await readdir(join(folder, 'index'))).filter((name) => name.startsWith(`${locale}_`) && name.endsWith('.pf_index'));

const chunksOf = async (folder: string): Promise<number> => (await chunkNamesOf(folder, 'en')).length;

describe('the index of Pagefind', () => {
  const [folder, small] = [join(newFolder(), 'all'), join(newFolder(), 'small')];
  beforeAll(async () => {
    // At once: each must still have files of its own size.
    await Promise.all([writePagefind(documents, frame, folder), writePagefind(documents.slice(0, 10), frame, small)]);
  });

  test('is in files small enough that a word does not load the whole of it', async () => {
    // As Pagefind comes there is one.
    expect(await chunksOf(folder)).toBeGreaterThan(10);
    expect(await chunksOf(folder)).toBeLessThan(40);
    expect(await chunksOf(small)).toBeLessThan(10);
  });

  test('leaves the files of another language as they were when articles are added', async () => {
    const namesWith = async (articles: number): Promise<string[]> => {
      const both = join(newFolder(), 'both');
      await writePagefind([...pagesOf('de', 60), ...pagesOf('en', articles)], frame, both);
      return (await chunkNamesOf(both, 'de')).sort();
    };
    const before = await namesWith(40);
    expect(before.length).toBeGreaterThan(5);
    expect(await namesWith(50)).toEqual(before);
  });

  test('has the words of Chinese once, as queries are cut, and not joined with their neighbours as well', async () => {
    const chinese = join(newFolder(), 'chinese');
    const [page] = pagesOf('zh-cn', 1);
    await writePagefind([{ ...page, html: '<p>我想申请退款</p>' } as SearchDocument], frame, chinese);
    const files = await readdir(join(chinese, 'index'));
    const chunks = await Promise.all(files.map(async (name) => gunzipSync(await readFile(join(chinese, 'index', name)))));
    const words = Buffer.concat(chunks)
      .toString('utf8')
      .match(/\p{Script=Han}+/gu);
    expect(words?.sort()).toEqual(['我想', '申请', '退款']);
  });

  test('has nothing that no page loads', async () => {
    const scripts = (await readdir(folder)).filter((name) => /\.(?:js|css|html)$/.test(name));
    expect(scripts).toEqual(['pagefind.js']);
  });

  test('leaves the environment as it was', () => {
    expect(Object.keys(process.env).filter((name) => name.startsWith('PAGEFIND_'))).toEqual([]);
  });
});

test('half a character in an article does not end the indexing', async () => {
  const folder = newFolder();
  const [page] = documents;
  const half = { ...page, summary: 'cut \ud842' } as SearchDocument;
  await writePagefind([half], frame, folder);
  expect(await readdir(join(folder, 'fragment'))).toHaveLength(1);
});
