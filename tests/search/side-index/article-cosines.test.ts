import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createArticleCosines } from '../../../src/search/side-index/article-cosines.ts';
import { decodeTexts, encodeTexts } from '../../../src/search/side-index/side-files.ts';
import { bestCosines, buildSideIndex } from '../../../src/search/side-index/side-index.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { runs } from '../../support/properties.ts';

const vocabulary = {
  en: 'how do i my refund money back card course late seat phone pause invoice address e1001 zebra'.split(' '),
  'zh-cn': '怎么 我的 可以 申请 退款 课程 证书 发票 地址 手机 登录 视频 e1001 斑马'.split(' '),
};

test.each(['en', 'zh-cn'] as const)(
  'in %s, an article alone has the cosine that it has among all, and no less a limit',
  (locale) => {
    const reader = createTextReader(locale === 'en' ? 'en' : 'zh-CN', lexiconOf(locale, []));
    const text = fc
      .array(fc.constantFrom(...vocabulary[locale]), { minLength: 1, maxLength: 9 })
      .map((words) => words.join(locale === 'en' ? ' ' : ''));
    const articles = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(articles, fc.array(text, { minLength: 2, maxLength: 4 }), (texts, questions) => {
        const built = buildSideIndex(texts, reader);
        // In files, lengths are rounded.
        const { texts: counts, lengths } = encodeTexts(built);
        const index = decodeTexts({ texts: counts, lengths, shards: { packs: '', count: 0, folder: '' } }, built.postings);
        const compare = createArticleCosines(index, reader);
        // Asked one after another, with the same memory, also for what the index does not know.
        for (const question of [...questions, `${questions[0]} unheard`, ...texts.flat()]) {
          const features = reader.features(question);
          const { cosineOf, limits } = compare(features);
          const all = [...bestCosines(features, index, reader)];
          expect(all.map((_, article) => cosineOf(article))).toEqual(all);
          for (const [article, limit] of limits().entries()) expect(limit).toBeGreaterThanOrEqual(all[article] ?? 0);
        }
      }),
      { numRuns: runs(100) },
    );
  },
);
