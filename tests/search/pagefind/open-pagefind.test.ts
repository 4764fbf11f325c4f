import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { openPagefind } from '../../../src/search/pagefind/open-pagefind.ts';
import { writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { newFolder } from '../../support/folder.ts';

const words = Array.from({ length: 100 }, (_, number) => `word${number}`);

const document = {
  locale: 'en',
  id: 'refund',
  title: 'Refunds',
  summary: '',
  type: 'faq',
  category: 'orders',
  answers: [],
  html: `<p>${words.join(' ')}</p>`,
} as unknown as SearchDocument;

afterEach(() => vi.restoreAllMocks());

test('clients that are opened one after the other find every word, however late the WebAssembly of one comes', async () => {
  const frame = { categories: [{ id: 'orders', label: { en: 'Orders' } }] } as unknown as Frame;
  const folder = newFolder();
  await writePagefind([document], frame, folder);
  const { instantiate } = WebAssembly;
  let isFirst = true;
  vi.spyOn(WebAssembly, 'instantiate').mockImplementation((async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    if (isFirst) {
      isFirst = false;
      await setTimeout(400);
    }
    return instantiate(module, imports);
  }) as typeof WebAssembly.instantiate);
  const clients = [await openPagefind(folder, 'en'), await openPagefind(folder, 'en')];
  const found = await Promise.all(clients.flatMap((pagefind) => words.map((word) => pagefind.search(word))));
  expect(found.filter(({ results }) => results.length === 0)).toEqual([]);
});
