import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { parseArticleUrl } from '../../src/knowledge/article-id.ts';
import { searchTexts } from '../../src/reports/parts/questions/search-texts.ts';
import { textKey } from '../../src/reports/parts/questions/text-key.ts';
import { openOnce } from '../support/open-once.ts';

/** One in so many: questions with an answer, of other trades, and without any sense. */
const every = { head: 20, en: 10, 'zh-cn': 10, foreign: 10, rubbish: 10 } as const;

const texts = Object.entries(every).flatMap(([name, step]) => {
  const lines = readFileSync(join(import.meta.dirname, `../search/questions/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines
    .filter((_, index) => index % step === 0)
    .map((line) => JSON.parse(line) as { q: string; locale: string })
    .map(({ q, locale }) => ({ locale, text: q }));
});

test('a report finds for what readers typed what the pages show first', async () => {
  const found = await searchTexts(inject('siteDir'), texts);
  const openSearch = openOnce(inject('siteDir'));
  expect(texts.length).toBeGreaterThan(50);
  for (const { locale, text } of texts) {
    const search = await openSearch(locale);
    const { hits, isEmpty, confidence, isUnsure, unknownWords } = await search.answer(text, {
      limit: 3,
      loadElsewhere: async () => [],
    });
    const first = isEmpty ? [] : hits.map(({ url }) => parseArticleUrl(url)?.id);
    expect(found.get(textKey({ locale, text })), `${locale} ${text}`).toEqual({
      article: first[0],
      first,
      confidence: expect.closeTo(confidence, 6),
      isUnsure,
      unknownWords,
    });
  }
});
