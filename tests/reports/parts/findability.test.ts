import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectFindability } from '../../../src/reports/parts/findability/collect.ts';
import { newFolder } from '../../support/folder.ts';

async function contractIn(text: string) {
  const contractFile = join(newFolder(), 'search-contract.json');
  writeFileSync(contractFile, text);
  return (await collectFindability({ contractFile })).contract;
}

test('fragile questions are counted for each article that has figures', async () => {
  const articles = [
    { locale: 'en', article: 'a', questions: 4, fragile: 1 },
    { locale: 'en', article: 'b', questions: 2 },
  ];
  expect(await contractIn(JSON.stringify({ questions: 6, findings: [], articles }))).toEqual(
    new Map([['en/a', { questions: 4, fragile: 1 }]]),
  );
});

test('fragile questions are unknown without a file', async () => {
  expect(await collectFindability({ contractFile: join(newFolder(), 'none.json') })).toEqual({ contract: undefined });
});

test.each([
  '{',
  '{"questions":3,"findings":[]}',
  '{"articles":[{"locale":"en","article":"a","questions":0,"fragile":0}]}',
  '{"articles":[{"locale":"en","article":"a","questions":4}]}',
  '{"articles":[]}',
])('fragile questions are unknown when the file has no figures or is another engine’s: %s', async (text) => {
  expect(await contractIn(text)).toBeUndefined();
});
