import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { joinLanguages } from '../../../src/search/pagefind/join-languages.ts';
import { chunkSizeFor, writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { newFolder } from '../../support/folder.ts';

const frame = { categories: [] } as unknown as Frame;

/** With words that many pages have, and words of their own. */
const pagesOf = (locale: string, text: string): SearchDocument[] =>
  Array.from({ length: 12 }, (_, page) => ({
    locale,
    id: `page-${page}`,
    title: `${text} ${page}`,
    summary: text,
    type: 'faq',
    category: 'words',
    answers: [`${text}?`],
    html: `<h2 id="a">${text}</h2><p>${Array.from({ length: 40 }, (_, word) => `w${page}x${word}`).join(' ')}</p>`,
  })) as unknown as SearchDocument[];

const documents = [...pagesOf('zh-cn', '怎么申请退款'), ...pagesOf('en', 'Ask for a refund')];

/** Bytes of each file of an index, by path. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).sort();
  const files = await Promise.all(
    paths.map(
      async (path): Promise<[string, string][]> =>
        (await stat(join(folder, path))).isFile() ? [[path, (await readFile(join(folder, path))).toString('base64')]] : [],
    ),
  );
  return Object.fromEntries(files.flat());
}

test('joins the indexes of two languages to the one that Pagefind writes for both', async () => {
  const folder = newFolder();
  await writePagefind(documents, frame, join(folder, 'both'));
  const parts = [];
  for (const [locale, language] of [
    ['zh-cn', 'zh-CN'],
    ['en', 'en'],
  ] as const) {
    const own = documents.filter((document) => document.locale === locale);
    await writePagefind(own, frame, join(folder, locale), chunkSizeFor(documents.length));
    parts.push({ folder: join(folder, locale), language });
  }
  await joinLanguages(parts, join(folder, 'joined'));
  const [both, joined] = [await filesOf(join(folder, 'both')), await filesOf(join(folder, 'joined'))];
  expect(Object.keys(both).filter((path) => path.startsWith('index/')).length).toBeGreaterThan(4);
  expect(joined).toEqual(both);
  // Of a joined index, a language can be joined again; here it is the only one left.
  await joinLanguages([{ folder: join(folder, 'joined'), language: 'en' }], join(folder, 'english'));
  await writePagefind(pagesOf('en', 'Ask for a refund'), frame, join(folder, 'en'), chunkSizeFor(documents.length));
  expect(await filesOf(join(folder, 'english'))).toEqual(await filesOf(join(folder, 'en')));
  await expect(joinLanguages([{ folder: join(folder, 'english'), language: 'fr' }], join(folder, 'none'))).rejects.toThrow(
    'has no index of fr.',
  );
});
