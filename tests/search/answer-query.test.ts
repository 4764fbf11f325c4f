import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { correctionsFile } from '../../src/search/corrections/corrections.ts';
import { type OpenedSearch, openSearch } from '../../src/search/open-search.ts';
import { hasStrangePair } from '../../src/search/ranking/evidence.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { newFolder } from '../support/folder.ts';

const frame = { categories: [], owners: {}, askedMost: {}, site: { tasks: [] } } as unknown as Frame;

const document = (id: string, title: string, answers: string[], text: string) =>
  ({
    locale: 'zh-cn',
    id,
    title,
    answers,
    html: `<p>${text}</p>`,
    summary: '',
    type: 'faq',
    category: 'orders',
    products: [],
  }) as unknown as SearchDocument;

const documents = [
  document('refund', '课程可以退款吗', ['怎么申请退款', '退款多久到账'], '七天之内可以退款，款项原路退回。'),
  document('card-declined', '银行卡付款失败', ['付款不成功'], '付款失败时请换一张卡，或者用别的付款方式。提示 P2004 也一样。'),
  document('reminders', '学习提醒太多', ['怎么关掉推送'], '在设置里关掉推送，就不再推给你。'),
  document('membership', '会员怎么取消', ['关闭自动续费'], '在会员页取消，取消后到期为止都能看。'),
];

let folder: string;
let opened: OpenedSearch;

beforeAll(async () => {
  folder = newFolder();
  await writeSearchIndex({ documents, frame, synonyms: {} }, folder);
  opened = await openSearch(folder, 'zh-cn');
}, 60_000);

const firstOf = async (query: string): Promise<[string | undefined, string | undefined]> => {
  const { hits, corrected } = await opened.answer(query);
  return [hits[0]?.url.split('/').at(-2), corrected];
};

describe('a character that only sounds like the one that was meant', () => {
  test.each([
    ['推款', 'refund', '退款'],
    ['怎么推款', 'refund', '怎么退款'],
    ['会员怎么取效', 'membership', '会员怎么取消'],
  ])('in %s leads to %s all the same', async (query, article, corrected) => {
    expect(await firstOf(query)).toEqual([article, corrected]);
  });

  test('is looked for though other words of the query are found', async () => {
    const { isUnsure } = await opened.search('会员怎么取效');
    expect(isUnsure).toBe(false);
    expect(await hasStrangePair('会员怎么取效', opened.side.reader, opened.side)).toBe(true);
  });
});

test.each([
  ['P2004', undefined],
  ['2004', 'p2004'],
  ['会员2004', '会员p2004'],
  ['会员怎么取消，提示P2004', undefined],
])('%s leads to the article with that error code, and is sure', async (query, corrected) => {
  expect(await firstOf(query)).toEqual(['card-declined', corrected]);
  expect((await opened.answer(query)).isUnsure).toBe(false);
});

test('a question about another service is unsure, however well the rest of it matches, and is not put right', async () => {
  expect((await opened.answer('怎么申请退款')).isUnsure).toBe(false);
  const loadCorrections = vi.fn();
  const { isUnsure, hits } = await opened.answer('淘宝怎么申请退款', { loadCorrections });
  expect([isUnsure, hits.length > 0]).toEqual([true, true]);
  expect(loadCorrections).not.toHaveBeenCalled();
});

test.each(['退款', '怎么申请退款', '会员怎么取消', '付款失败'])(
  '%s is right, and nothing is loaded to put it right',
  async (query) => {
    const loadCorrections = vi.fn();
    expect((await opened.answer(query, { loadCorrections })).corrected).toBeUndefined();
    expect(loadCorrections).not.toHaveBeenCalled();
  },
);

test('characters apart from each other are no pair', async () => {
  expect(await hasStrangePair('推 款', opened.side.reader, opened.side)).toBe(false);
});

describe('what is no question for these articles', () => {
  test('a greeting claims no article', async () => {
    expect(await opened.answer('在吗')).toMatchObject({ intent: 'greeting', isEmpty: true, isUnsure: true, hits: [] });
  });

  test('a wish for a person is known beside the articles that are found', async () => {
    const { intent, hits } = await opened.answer('退款找人工客服');
    expect([intent, hits[0]?.url.split('/').at(-2)]).toEqual(['contact', 'refund']);
  });

  test('stop words and a character of a longer word are no match', async () => {
    expect(await opened.answer('的')).toMatchObject({ isEmpty: true, isUnsure: true, matching: [] });
  });

  test('a correction of one word does not make a question about something else sure', async () => {
    const { isUnsure } = await opened.answer('怎么推款泡温泉摘草莓');
    expect(isUnsure).toBe(true);
  });
});

describe('a word that is still being typed', () => {
  test('shows what the word finds that begins with it, as unsure as it was typed', async () => {
    const english = [
      document('refund', 'Can I get a refund', ['money back'], 'A refund takes a week.'),
      document('video', 'The video stops', [], 'Reload the page.'),
    ];
    const site = newFolder();
    await writeSearchIndex({ documents: english.map((each) => ({ ...each, locale: 'en' as never })), frame, synonyms: {} }, site);
    const { answer } = await openSearch(site, 'en');
    const whole = await answer('refund');
    const { hits, matching, isUnsure, isEmpty, confidence } = await answer('refu');
    expect([hits, matching]).toEqual([whole.hits, whole.matching]);
    expect({ isUnsure, isEmpty, confidence }).toEqual({ isUnsure: true, isEmpty: false, confidence: 0 });
    expect((await answer('refu ')).isEmpty).toBe(true);
    expect((await answer('xrefu')).isEmpty).toBe(true);
  });
});

describe('another language of the site', () => {
  const english = {
    ...document('refund', 'Can I get a refund', ['money back'], 'You get your money back within seven days.'),
    locale: 'en',
  } as unknown as SearchDocument;
  let both: string;
  beforeAll(async () => {
    both = newFolder();
    await writeSearchIndex({ documents: [...documents, english], frame, synonyms: {} }, both);
  });

  test.each([
    ['zh-cn', 'refund', 'en', '/en/articles/refund/'],
    ['en', '怎么申请退款', 'zh-cn', '/zh-cn/articles/refund/'],
  ])('is searched on pages in %s for “%s”', async (locale, query, other, url) => {
    const { elsewhere } = await (await openSearch(both, locale)).answer(query);
    expect([elsewhere?.locale, elsewhere?.outcome.hits[0]?.url]).toEqual([other, url]);
  });

  test('is not loaded where the query is answered', async () => {
    const loadElsewhere = vi.fn();
    const { elsewhere } = await (await openSearch(both, 'zh-cn')).answer('怎么申请退款', { loadElsewhere });
    expect(elsewhere).toBeUndefined();
    expect(loadElsewhere).not.toHaveBeenCalled();
  });

  test('is missed by nobody when it cannot be loaded', async () => {
    const loadElsewhere = async () => Promise.reject(new Error('offline'));
    const answer = await (await openSearch(both, 'zh-cn')).answer('refund', { loadElsewhere });
    expect(answer.elsewhere).toBeUndefined();
  });
});

test('what corrects typing errors is read once, not for every query', async () => {
  const { answer } = await openSearch(folder, 'zh-cn');
  await answer('推款');
  await rm(join(folder, 'search/zh-cn', correctionsFile));
  expect((await answer('怎么推款')).corrected).toBe('怎么退款');
});
