import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectFindability } from '../../../src/reports/parts/findability/collect.ts';
import { newFolder } from '../../support/folder.ts';

const searchedDigest = 'of-this-content';
const figures = { locale: 'en', article: 'a', questions: 4, fragile: 1 };

async function contractIn(text: string) {
  const fragileFile = join(newFolder(), 'fragile.json');
  writeFileSync(fragileFile, text);
  return (await collectFindability({ fragileFile, contentRead: async () => ({ searchedDigest }) })).contract;
}

test('fragile questions are counted for each article', async () => {
  expect(await contractIn(JSON.stringify({ content: searchedDigest, articles: [figures] }))).toEqual(
    new Map([['en/a', { questions: 4, fragile: 1 }]]),
  );
});

test('fragile questions are unknown without a file', async () => {
  const fragileFile = join(newFolder(), 'none.json');
  expect(await collectFindability({ fragileFile, contentRead: async () => ({ searchedDigest }) })).toEqual({
    contract: undefined,
  });
});

test('fragile questions are unknown when the content has changed since they were checked', async () => {
  expect(await contractIn(JSON.stringify({ content: 'of-other-content', articles: [figures] }))).toBeUndefined();
});

test.each([
  '{',
  '{"questions":3,"findings":[]}',
  JSON.stringify({ content: searchedDigest, articles: [{ ...figures, questions: 0 }] }),
  JSON.stringify({ content: searchedDigest, articles: [{ ...figures, fragile: undefined }] }),
])('fragile questions are unknown when another engine wrote the file: %s', async (text) => {
  expect(await contractIn(text)).toBeUndefined();
});
