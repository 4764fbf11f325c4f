import { describe, expect, test, vi } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import type { PagefindClient } from '../../../src/search/pagefind/client.ts';
import { gatherEvidence } from '../../../src/search/ranking/evidence.ts';
import type { SideClient } from '../../../src/search/side-index/side-client.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { sideClientOf } from '../../support/side-client.ts';

const reader = createTextReader('zh-CN', lexiconOf('zh-cn', []));
const titles = ['鲜花送到学校', '课程退款', '无法登录'];
const side = sideClientOf(
  titles.map((title) => [title]),
  reader,
);

/** Finds the titles that have a word. */
const pagefind: PagefindClient = {
  search: async (word) => ({
    results: titles.flatMap((title, number) =>
      title.includes(word?.replaceAll('"', '') ?? '')
        ? [{ id: String(number), score: 1, data: () => Promise.reject(new Error('not needed')) }]
        : [],
    ),
  }),
};

async function evidenceOf(query: string, best: string, sources: Partial<Parameters<typeof gatherEvidence>[0]> = { side }) {
  const words = reader.words(query);
  const features = reader.features(query);
  const found = await Promise.all(words.map(async (word) => ({ word, ...(await pagefind.search(word)) })));
  const similarity = await side.similarity(query, features);
  const content = words.filter((word) => reader.isContent(word));
  return gatherEvidence({ reader, pagefind, ...sources }, { text: query, best, content, features, found, similarity });
}

describe('what speaks for the first hit', () => {
  test('its own title speaks for it in every way', async () => {
    const { evidence, unknownWords } = await evidenceOf('课程退款', '1');
    expect(evidence).toEqual({ similarity: expect.closeTo(1), covered: 1, known: expect.closeTo(1), words: 2, foreign: 0 });
    expect(unknownWords).toEqual([]);
  });

  test('words that stand on no page are named and make the query less known, words of another article do not', async () => {
    const [own, others, none] = await Promise.all([
      evidenceOf('课程退款', '1'),
      evidenceOf('课程登录', '1'),
      evidenceOf('课程天气', '1'),
    ]);
    expect(others.unknownWords).toEqual([]);
    expect(none.unknownWords).toEqual(['天气']);
    expect(none.evidence.known).toBeLessThan(others.evidence.known);
    expect(others.evidence.covered).toBeLessThan(own.evidence.covered);
  });

  test('a name whose characters stand on some page is unknown all the same', async () => {
    const withSide = await evidenceOf('花学', '0');
    const without = await evidenceOf('花学', '0', {});
    expect(without.evidence.known).toBe(1);
    expect(withSide.evidence.known).toBeLessThan(0.6);
  });

  test('words that were searched for are not searched for again', async () => {
    const searched = vi.spyOn(pagefind, 'search');
    await evidenceOf('课程天气', '1');
    expect(new Set(searched.mock.calls.flat()).size).toBe(searched.mock.calls.length);
    searched.mockRestore();
  });

  test('a word of a title is known, also where the index of bodies has it in other letters', async () => {
    const having: SideClient['having'] = async (features) => features.map((feature) => (feature === 'wapp' ? 1 : 0));
    const { evidence, unknownWords } = await evidenceOf('app', '0', { side: { ...side, having } });
    expect(unknownWords).toEqual([]);
    expect(evidence.known).toBe(1);
  });

  test('a word that no page has is half known where a title has a synonym of it, and two stop words in one are none', async () => {
    const [synonym, none, stopWords] = await Promise.all([
      evidenceOf('退钱', '1'),
      evidenceOf('天气', '1'),
      evidenceOf('我想', '1'),
    ]);
    expect(synonym.unknownWords).toEqual(['退钱']);
    expect(synonym.evidence.known).toBeGreaterThan(none.evidence.known);
    expect(none.evidence).toMatchObject({ known: 0, words: 1 });
    expect(stopWords).toMatchObject({ unknownWords: ['我想'], evidence: { words: 0 } });
  });

  test('an article that is more similar than the first hit speaks for it as well, but half as much', async () => {
    const [other, own] = await Promise.all([evidenceOf('课程退款', '2'), evidenceOf('课程退款', '1')]);
    expect(other.evidence.similarity).toBeCloseTo(own.evidence.similarity / 2);
  });

  test('much that agrees is counted in words, not in single characters of longer ones', async () => {
    expect((await evidenceOf('课程退款 无法登录', '1')).evidence.words).toBe(4);
    expect((await evidenceOf('课程退款 花', '1')).evidence.words).toBe(2);
  });

  test('an error code that the first hit has speaks for it, though no title has it', async () => {
    const covering: PagefindClient = { search: async () => ({ results: [{ id: '2', score: 1, data: () => Promise.reject() }] }) };
    const found = [{ word: 'e1004', results: [{ id: '2', score: 1 }] }];
    const asked = {
      text: 'e1004',
      best: '2',
      content: ['e1004'],
      features: ['we1004'],
      found,
      similarity: new Map<string, number>(),
    };
    const { evidence } = await gatherEvidence({ reader, pagefind: covering, side }, asked);
    expect(evidence.similarity).toBeGreaterThan(0.4);
    expect((await gatherEvidence({ reader, pagefind: covering, side }, { ...asked, best: '1' })).evidence.similarity).toBe(0);
  });

  test('a short question about another service is foreign, a long story in which one occurs hardly', async () => {
    const withNames = { side: { ...side, otherServices: new Set(['抖音', '学习通']) } };
    const foreign = async (query: string): Promise<number> => (await evidenceOf(query, '1', withNames)).evidence.foreign;
    expect(await foreign('抖音课程退款')).toBeGreaterThanOrEqual(0.5);
    expect(await foreign('在抖音上看到你们的课程，学校老师推荐，付款以后又说要退款')).toBeLessThan(0.2);
    expect(await foreign('课程退款')).toBe(0);
    // Characters of two words.
    expect(await foreign('学习通知')).toBe(0);
  });

  test('without words there is nothing that could speak', async () => {
    expect(await evidenceOf('？', '')).toEqual({
      evidence: { similarity: 0, covered: 0, known: 0, words: 0, foreign: 0 },
      unknownWords: [],
    });
  });
});
