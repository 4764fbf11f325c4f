import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
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
  document('card-declined', '银行卡付款失败', ['付款不成功'], '付款失败时请换一张卡，或者用别的付款方式。'),
  document('reminders', '学习提醒太多', ['怎么关掉推送'], '在设置里关掉推送，就不再推给你。'),
  document('membership', '会员怎么取消', ['关闭自动续费'], '在会员页取消，取消后到期为止都能看。'),
];

let opened: OpenedSearch;

beforeAll(async () => {
  const folder = newFolder();
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
