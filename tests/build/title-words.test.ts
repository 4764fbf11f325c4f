import { describe, expect, inject, test } from 'vitest';
import { openSearch } from '../../src/search/open-search.ts';
import { scorePrecision } from '../../src/search/pagefind/whole-words.ts';

const byKey = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

describe.each(['zh-cn', 'en'])('the title words of the sample in %s', (locale) => {
  test('have the pages and scores that Pagefind finds, but for the last digit, which depends on what else it has loaded', async () => {
    const { side, pagefind } = await openSearch(inject('siteDir'), locale);
    const articles = await Promise.all(side.articles.map(({ key }) => side.article(key)));
    const texts = articles.flatMap((article) => (article === undefined ? [] : [article.title, ...article.answers]));
    const words = [...new Set(texts.flatMap((text) => side.reader.cut(text)))].filter((word) => !side.isFrequent(word)).sort();
    expect(words.length).toBeGreaterThan(300);
    let [scored, off] = [0, 0];
    for (const word of words) {
      const scores = await side.titleWordScores(word);
      const { results } = await pagefind.search(word);
      const [own, its] = [[...(scores ?? [])].sort(byKey), results.toSorted(byKey)];
      expect(
        own.map(({ id }) => id),
        word,
      ).toEqual(its.map(({ id }) => id));
      const differing = own.filter(({ score }, at) => score !== its[at]?.score);
      for (const each of own.keys())
        expect(Math.abs((own[each]?.score ?? 0) - (its[each]?.score ?? 0))).toBeLessThan(2 * scorePrecision);
      scored += own.length;
      off += differing.length;
    }
    expect(off / scored).toBeLessThan(0.001);
  });

  test('are none of the words that no title or question has', async () => {
    const { side } = await openSearch(inject('siteDir'), locale);
    for (const word of ['zebra', '斑马', '']) expect(await side.titleWordScores(word)).toBeUndefined();
  });
});
