import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../src/search/lexicon/lexicon.ts';
import type { PagefindClient } from '../../src/search/pagefind/client.ts';
import { quickHits } from '../../src/search/ranking/quick-hits.ts';
import type { SearchOptions } from '../../src/search/ranking/rank-articles.ts';
import { type SearchOutcome, searchArticles } from '../../src/search/search-articles.ts';
import type { SideClient } from '../../src/search/side-index/side-client.ts';
import { createTextReader } from '../../src/search/text/text-reader.ts';
import { sideClientOf } from '../support/side-client.ts';

const reader = createTextReader('en', lexiconOf('en', []));

interface FakePage {
  words: Readonly<Record<string, number>>;
  title?: string;
  answers?: readonly string[];
  issue?: string;
}

/** A client over pages whose words have fixed scores; remembers what it was asked. */
function fakePagefind(pages: Readonly<Record<string, FakePage>>) {
  const asked: (string | null)[] = [];
  const loaded: string[] = [];
  const client: PagefindClient = {
    async search(query) {
      asked.push(query);
      const word = query?.replaceAll('"', '');
      const results = Object.entries(pages).flatMap(([id, { words, title = id, answers = [], issue = '' }]) => {
        const score = word === undefined ? 1 : words[word];
        if (score === undefined) return [];
        const data = async () => {
          loaded.push(id);
          return {
            url: `/${id}/`,
            content: '',
            meta: { title, summary: 's', category: 'c', type: 'faq', answers: answers.join(' ␞ '), issue },
          };
        };
        return [{ id, score, data }];
      });
      return { results };
    },
  };
  return { client, asked, loaded };
}

/** A side index over the titles and questions of the same pages. */
function fakeSide(pages: Readonly<Record<string, FakePage>>, suggested: readonly string[] = []): SideClient {
  const texts = Object.entries(pages).map(([id, { title = id, answers = [] }]) => [title, ...answers]);
  const side = sideClientOf(texts, reader, Object.keys(pages));
  return { ...side, suggested: side.articles.filter(({ key }) => suggested.includes(key)) };
}

const search = (client: PagefindClient, query: string, options?: SearchOptions, side?: SideClient): Promise<SearchOutcome> =>
  searchArticles({ reader, pagefind: client, side }, query, options);

const titles = async (client: PagefindClient, query: string, side?: SideClient): Promise<string[]> =>
  (await search(client, query, {}, side)).hits.map(({ title }) => title);

const only = (words: Record<string, Record<string, number>>): Record<string, FakePage> =>
  Object.fromEntries(Object.entries(words).map(([id, scores]) => [id, { words: scores }]));

describe('searching', () => {
  test('adds up the scores of the words, so that an article with more of them comes first', async () => {
    const { client } = fakePagefind(only({ a: { refund: 5 }, b: { refund: 3, course: 3 }, c: { course: 4 } }));
    expect(await titles(client, 'refund course')).toEqual(['b', 'a', 'c']);
  });

  test('a question like one that an article answers brings it to the front', async () => {
    const pages = { a: { words: { refund: 5 } }, b: { words: { refund: 4 } } };
    expect(await titles(fakePagefind(pages).client, 'money back refund', fakeSide(pages))).toEqual(['a', 'b']);
    const answering = { ...pages, b: { ...pages.b, answers: ['how do I get my money back'] } };
    expect(await titles(fakePagefind(answering).client, 'money back refund', fakeSide(answering))).toEqual(['b', 'a']);
  });

  test('an article that only the side index knows is loaded all the same', async () => {
    const pages = { a: { words: { course: 1 } }, b: { words: {}, answers: ['reimburse me'] } };
    expect(await titles(fakePagefind(pages).client, 'reimburse', fakeSide(pages))).toEqual(['b']);
  });

  test('of two like articles the one comes first that is not about something the query lacks', async () => {
    const pages = {
      a: { words: { card: 4, virtual: 4 }, title: 'Disposable virtual card', answers: ['virtual card'] },
      b: { words: { card: 4, virtual: 4 }, title: 'Virtual card', answers: ['virtual card'] },
    };
    expect((await titles(fakePagefind(pages).client, 'virtual card', fakeSide(pages)))[0]).toBe('Virtual card');
  });

  test('equal scores come in the same order every time', async () => {
    const pages = only({ b: { refund: 1 }, a: { refund: 1 }, c: { refund: 1 } });
    const reversed = Object.fromEntries(Object.entries(pages).toReversed());
    for (const order of [pages, reversed]) expect(await titles(fakePagefind(order).client, 'refund')).toEqual(['a', 'b', 'c']);
  });

  test('asks each word once and loads no more articles than it shows and looks at again', async () => {
    const pages = only(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { refund: 20 + index }])));
    const { client, asked, loaded } = fakePagefind(pages);
    const outcome = await search(client, 'refund Refund REFUND', { limit: 8 });
    expect(asked).toEqual(['refund']);
    expect(outcome.hits).toHaveLength(8);
    expect(loaded).toHaveLength(8);
    expect(outcome.admitted).toBe(30);
  });

  test('a known issue that is open and grave comes first when it is about the same', async () => {
    const pages = {
      a: { words: { video: 5 } },
      b: { words: { video: 4 }, issue: 'open high' },
      c: { words: { video: 4.5 }, issue: 'resolved high' },
    };
    const { client } = fakePagefind(pages);
    expect(await titles(client, 'video')).toEqual(['b', 'a', 'c']);
    for (const score of [1, 3]) {
      const far = { a: { words: { video: 5 } }, b: { words: { video: score }, issue: 'open high' } };
      expect(await titles(fakePagefind(far).client, 'video')).toEqual(['a', 'b']);
    }
  });

  test('what is narrowed down keeps its order and says how much is left', async () => {
    const { client } = fakePagefind(only({ a: { refund: 3 }, b: { refund: 2 }, c: { refund: 1 } }));
    const outcome = await search(client, 'refund', { admits: (key) => key !== 'a' });
    expect(outcome.hits.map(({ key }) => key)).toEqual(['b', 'c']);
    expect([outcome.admitted, outcome.matching.length]).toEqual([2, 3]);
  });

  test('a page without some of its data is shown with empty texts', async () => {
    const client: PagefindClient = {
      search: async () => ({ results: [{ id: 'a', score: 1, data: async () => ({ url: '/a/', content: '', meta: {} }) }] }),
    };
    expect((await search(client, 'refund')).hits).toMatchObject([{ url: '/a/', title: '', summary: '', category: '', type: '' }]);
  });

  test('a fault of the index is the caller’s to tell', async () => {
    const client: PagefindClient = { search: () => Promise.reject(new Error('offline')) };
    await expect(search(client, 'refund')).rejects.toThrow('offline');
  });
});

describe('when nothing has anything of the query', () => {
  const pages = only({ a: { refund: 1 }, b: { course: 1 } });

  test.each(['？！', '😀', 'zzzz', ''])('%j shows what is read most, and is unsure', async (query) => {
    const outcome = await search(fakePagefind(pages).client, query, {}, fakeSide(pages, ['b']));
    expect(outcome.hits.map(({ key }) => key)).toEqual(['b']);
    expect(outcome).toMatchObject({ isEmpty: true, isUnsure: true, confidence: 0, matching: [], admitted: 0 });
  });

  test('without a side index there is nothing to show', async () => {
    expect(await search(fakePagefind(pages).client, 'zzzz')).toMatchObject({ hits: [], isEmpty: true, isUnsure: true });
  });
});

test('a word on very many pages is looked up in the side index, not in Pagefind', async () => {
  const pages = only({ a: { refund: 2, course: 1 }, b: { course: 1 } });
  const { client, asked } = fakePagefind(pages);
  const side: SideClient = {
    ...fakeSide(pages),
    similarity: async () => new Map(),
    isFrequent: (word) => word === 'course',
    scoresOf: async () => [
      { id: 'b', score: 5 },
      { id: 'a', score: 1 },
    ],
  };
  expect(await titles(client, 'course refund', side)).toEqual(['b', 'a']);
  expect(await titles(client, 'course', side)).toEqual(['b', 'a']);
  expect(asked).not.toContain('course');
});

describe('quick hits', () => {
  const pages = {
    a: { words: { refund: 1 }, title: 'How do I get a refund' },
    b: { words: { refund: 9 }, title: 'Invoices', issue: 'open high' },
    c: { words: { refund: 9 }, title: 'How long does a refund take', answers: ['when is my refund here'] },
  };
  const sideOf = (urgent: readonly string[] = []): SideClient => {
    const side = fakeSide(pages);
    const articles = side.articles.map((article) => ({
      ...article,
      title: pages[article.key as keyof typeof pages].title,
      isUrgent: urgent.includes(article.key),
    }));
    return { ...side, articles, byKey: new Map(articles.map((article) => [article.key, article])) };
  };

  test('come first whatever the bodies say', async () => {
    const [quick] = await quickHits(sideOf(), 'how do i get a refund');
    expect(quick?.key).toBe('a');
    const { client } = fakePagefind(pages);
    const { hits, isQuick } = await search(client, 'how do i get a refund', {}, sideOf());
    expect([hits[0]?.key, isQuick]).toEqual(['a', true]);
    expect((await search(client, 'how do i get a refund', {}, fakeSide(pages))).isQuick).toBe(false);
  });

  test('are none where titles and questions do not decide, or a grave issue might come first', async () => {
    expect(await quickHits(sideOf(), 'refund')).toEqual([]);
    expect(await quickHits(sideOf(), 'weather')).toEqual([]);
    expect(await quickHits(sideOf(['c']), 'how do i get a refund')).toEqual([]);
  });
});

describe('being unsure', () => {
  const pages = {
    refund: { words: { refund: 9, course: 3 }, answers: ['how do I get a refund for a course'] },
    video: { words: { video: 9, course: 1 }, answers: ['the video does not play'] },
  };
  const { client } = fakePagefind(pages);
  const side = fakeSide(pages);

  test('a question that an article answers is sure', async () => {
    expect(await search(client, 'refund for my course', {}, side)).toMatchObject({ isUnsure: false, unknownWords: [] });
  });

  test('words that no page has make it unsure, and are named', async () => {
    expect(await search(client, 'course weather forecast tomorrow', {}, side)).toMatchObject({
      isUnsure: true,
      unknownWords: ['weather', 'forecast', 'tomorrow'],
    });
  });

  test('so does a query of stop words alone', async () => {
    expect((await search(client, 'how do I', {}, side)).isUnsure).toBe(true);
  });
});

describe('words that stand on most pages of a large site', () => {
  const pages = { refund: { words: { refund: 3, voucher: 2, course: 1 } }, course: { words: { course: 2 } } };
  const asked = async (query: string): Promise<{ queries: (string | null)[]; outcome: SearchOutcome }> => {
    const { client, asked: queries } = fakePagefind(pages);
    const side = { ...fakeSide(pages), common: new Set(['course', 'lesson']) };
    return { queries, outcome: await searchArticles({ reader, pagefind: client, side }, query) };
  };

  test('are not looked for while two others remain', async () => {
    const { queries, outcome } = await asked('refund voucher course');
    expect(queries).toEqual(expect.arrayContaining(['refund', 'voucher']));
    expect(queries.filter((query) => query?.includes('course'))).toEqual([]);
    expect(outcome.words).toContain('course');
  });

  test('are looked for where less remains', async () => {
    expect((await asked('refund course')).queries).toContain('course');
    expect((await asked('course')).outcome.hits[0]?.key).toBe('course');
  });

  test('are known', async () => {
    expect((await asked('lesson')).outcome.unknownWords).toEqual([]);
    expect((await asked('nowhere')).outcome.unknownWords).toEqual(['nowhere']);
  });
});
