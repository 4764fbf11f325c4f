import { expect, test } from 'vitest';
import { loadMostSimilar } from '../../../src/search/browser/load-most-similar.ts';
import type { SideClient } from '../../../src/search/side-index/side-client.ts';

const similarity = new Map([
  ['en_a', 0.4],
  ['en_b', 0.9],
  ['en_c', 0.5],
]);

/** A side index that notes which articles are asked for. */
function sideOf(articles: object[], similar: ReadonlyMap<string, number> = similarity) {
  const asked: string[] = [];
  const side = {
    articles,
    similarity: async () => similar,
    article: async (key: string) => void asked.push(key),
  } as unknown as SideClient;
  return { side: loadMostSimilar(side), asked };
}

test('the most similar article of a large site is asked for before the bodies are searched', async () => {
  const { side, asked } = sideOf([{ key: 'en_a' }]);
  expect(await side.similarity('refund')).toBe(similarity);
  expect(asked).toEqual(['en_b']);
});

test('none is where nothing is similar, only some features count, or titles are known at once', async () => {
  const nothing = sideOf([{ key: 'en_a' }], new Map());
  await nothing.side.similarity('refund');
  const some = sideOf([{ key: 'en_a' }]);
  await some.side.similarity('refund', ['wrefund']);
  const small = sideOf([{ key: 'en_a', title: 'Refund' }]);
  await small.side.similarity('refund');
  expect([...nothing.asked, ...some.asked, ...small.asked]).toEqual([]);
});
