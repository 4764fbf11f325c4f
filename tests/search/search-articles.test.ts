import { describe, expect, test } from 'vitest';
import { type PagefindClient, searchArticles } from '../../src/search/search-articles.ts';

/** A client over pages whose words have fixed scores; remembers what it was asked. */
function fakePagefind(pages: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const asked: string[] = [];
  const loaded: string[] = [];
  const client: PagefindClient = {
    async search(word) {
      asked.push(word);
      const results = Object.entries(pages).flatMap(([id, words]) => {
        const score = words[word];
        if (score === undefined) return [];
        const data = async () => {
          loaded.push(id);
          return { url: `/${id}/`, meta: { title: id, summary: 's', category: 'c', type: 'faq' } };
        };
        return [{ id, score, data }];
      });
      return { results };
    },
  };
  return { client, asked, loaded };
}

const titles = async (client: PagefindClient, query: string, limit?: number): Promise<string[]> =>
  (await searchArticles(client, query, 'en', limit)).hits.map(({ title }) => title);

describe('searching', () => {
  test('adds up the scores of the words, so that an article with more of them comes first', async () => {
    const { client } = fakePagefind({ a: { refund: 5 }, b: { refund: 3, course: 3 }, c: { course: 4 } });
    expect(await titles(client, 'refund course')).toEqual(['b', 'a', 'c']);
  });

  test('words that say little cannot outweigh those that say much', async () => {
    const { client } = fakePagefind({ a: { how: 4 }, b: { refund: 2 } });
    expect(await titles(client, 'how refund')).toEqual(['b', 'a']);
  });

  test('equal scores come in the same order every time', async () => {
    const pages = { b: { refund: 1 }, a: { refund: 1 }, c: { refund: 1 } };
    const reversed = Object.fromEntries(Object.entries(pages).toReversed());
    for (const order of [pages, reversed]) expect(await titles(fakePagefind(order).client, 'refund')).toEqual(['a', 'b', 'c']);
  });

  test('asks each word once and loads no more articles than it shows', async () => {
    const pages = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { refund: index }]));
    const { client, asked, loaded } = fakePagefind(pages);
    const outcome = await searchArticles(client, 'refund Refund REFUND', 'en', 5);
    expect(asked).toEqual(['refund']);
    expect(outcome.hits).toHaveLength(5);
    expect(loaded).toHaveLength(5);
    expect(outcome.total).toBe(30);
  });

  test('a query without words asks nothing and finds nothing', async () => {
    const { client, asked } = fakePagefind({ a: { refund: 1 } });
    expect(await searchArticles(client, '？！', 'zh-CN')).toEqual({ hits: [], total: 0, isUnsure: false });
    expect(asked).toEqual([]);
  });

  test('a page without some of its data is shown with empty texts', async () => {
    const client: PagefindClient = {
      search: async () => ({ results: [{ id: 'a', score: 1, data: async () => ({ url: '/a/', meta: {} }) }] }),
    };
    expect((await searchArticles(client, 'refund', 'en')).hits).toEqual([
      { url: '/a/', title: '', summary: '', category: '', type: '' },
    ]);
  });

  test('a fault of the index is the caller’s to tell', async () => {
    const client: PagefindClient = { search: () => Promise.reject(new Error('offline')) };
    await expect(searchArticles(client, 'refund', 'en')).rejects.toThrow('offline');
  });
});

describe('being unsure', () => {
  test('no article has all the words that matter', async () => {
    const { client } = fakePagefind({ a: { refund: 9 }, b: { course: 9 } });
    expect(await searchArticles(client, 'refund course', 'en')).toMatchObject({ isUnsure: true, total: 2 });
  });

  test('one article has them all, even if others come first', async () => {
    const { client } = fakePagefind({ a: { refund: 99 }, b: { refund: 1, course: 1 } });
    const outcome = await searchArticles(client, 'how to refund a course', 'en');
    expect(outcome.hits[0]?.title).toBe('a');
    expect(outcome.isUnsure).toBe(false);
  });

  test('nothing found is empty, not unsure', async () => {
    expect(await searchArticles(fakePagefind({}).client, 'refund', 'en')).toEqual({ hits: [], total: 0, isUnsure: false });
  });
});
