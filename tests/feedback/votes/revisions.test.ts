import { expect, test } from 'vitest';
import { readRevisions, rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { firstText, openStore, published, revisionsFile, secondText, start } from '../builders.ts';

test('keeps every text ever published, the oldest first', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile([published({ revision: secondText })]), start);
  await rememberRevisions(store, revisionsFile([published({ revision: firstText })]), start + 1);
  await rememberRevisions(store, revisionsFile([]), start + 2);
  expect(await readRevisions(store)).toMatchObject([
    { revision: secondText, firstSeen: start },
    { revision: firstText, firstSeen: start + 1 },
  ]);
});

test('keeps the time a text was first seen and takes in its new old paths', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile(), start);
  await rememberRevisions(store, revisionsFile([published({ redirectFrom: ['/zh-cn/articles/money-back/'] })]), start + 1);
  expect(await readRevisions(store)).toEqual([
    {
      article: 'refund',
      locale: 'zh-cn',
      revision: firstText,
      edition: 'public',
      sketch: 'AAAA',
      redirectFrom: ['/zh-cn/articles/money-back/'],
      firstSeen: start,
    },
  ]);
});

test('keeps the editions apart', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile([published()], 'internal'), start);
  await rememberRevisions(store, revisionsFile([published()], 'public'), start + 1);
  expect((await readRevisions(store)).map(({ edition, firstSeen }) => [edition, firstSeen])).toEqual([
    ['internal', start],
    ['public', start + 1],
  ]);
});

test('has nothing to tell of a site without articles', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile([]), start);
  expect(await readRevisions(store)).toEqual([]);
});
