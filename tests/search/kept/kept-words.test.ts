import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTextsAgain, type KeptWords } from '../../../src/search/kept/kept-words.ts';
import { countTextsWith } from '../../../src/search/text/count-texts.ts';

const words = ['退款', '课程', '发票', 'refund', 'E-1004', 'don’t', '__proto__', 'constructor'];
const texts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((own) => own.join(' ')));

const sorted = (counts: ReadonlyMap<string, number>): [string, number][] => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

test('after any changes, words are counted as without what was kept', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (versions) => {
      let kept: KeptWords | undefined;
      for (const version of versions) {
        const again = countTextsAgain(version, 'zh-CN', kept);
        expect(sorted(again.counts)).toEqual(sorted(countTextsWith(version, 'zh-CN')));
        kept = again.kept && JSON.parse(JSON.stringify(again.kept));
      }
    }),
  );
});

test('a text that was kept is not cut again, unless another version of ICU or another language cut it', () => {
  const { kept } = countTextsAgain(['申请退款'], 'zh-CN', undefined) as { kept: KeptWords };
  const marked = { ...kept, words: kept.words.map((word) => `${word}!`) };
  expect([...countTextsAgain(['申请退款'], 'zh-CN', marked).counts.keys()]).toEqual(['申请!', '退款!']);
  expect([...countTextsAgain(['申请退款'], 'en', marked).counts.keys()]).toEqual(['申请', '退款']);
  const older = { ...marked, cutBy: 'zh-CN 70.1' };
  expect([...countTextsAgain(['申请退款'], 'zh-CN', older).counts.keys()]).toEqual(['申请', '退款']);
});

test('texts that are gone are forgotten, and once most words are, so is everything', () => {
  const { kept } = countTextsAgain(['refund an order', 'ask a coach'], 'en', undefined);
  const less = countTextsAgain(['refund an order'], 'en', kept);
  expect(less.counts).toEqual(countTextsWith(['refund an order'], 'en'));
  expect(Object.keys(less.kept?.texts ?? {})).toHaveLength(1);
  expect(countTextsAgain(['coach'], 'en', kept).kept).toBeUndefined();
});
