import { describe, expect, inject, test } from 'vitest';
import { openSearch } from '../../src/search/open-search.ts';

const byKey = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

describe.each(['zh-cn', 'en'])('the title words of the sample in %s', (locale) => {
  test('have the pages and scores that Pagefind finds, to the digit', async () => {
    const { side, pagefind } = await openSearch(inject('siteDir'), locale);
    const articles = await Promise.all(side.articles.map(({ key }) => side.article(key)));
    const texts = articles.flatMap((article) => (article === undefined ? [] : [article.title, ...article.answers]));
    const words = [...new Set(texts.flatMap((text) => side.reader.cut(text)))].filter((word) => !side.isFrequent(word)).sort();
    expect(words.length).toBeGreaterThan(300);
    for (const word of words) {
      const scores = await side.titleWordScores(word);
      const { results } = await pagefind.search(word);
      expect([...(scores ?? [])].sort(byKey), word).toEqual(results.map(({ id, score }) => ({ id, score })).sort(byKey));
    }
  });

  test('are none of the words that no title or question has', async () => {
    const { side } = await openSearch(inject('siteDir'), locale);
    for (const word of ['zebra', '斑马', '']) expect(await side.titleWordScores(word)).toBeUndefined();
  });
});
