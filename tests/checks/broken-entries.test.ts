import { expect, test } from 'vitest';
import { article, checkContent, ofRule, places } from '../support/builders.ts';

const refund = 'articles/zh-cn/refund.mdx';
const noTitle = '---\nsummary: 流程\norder: 1\n---\n正文\n';
const handbookPage = (body: string) => `---\ntitle: 值班\nsummary: 流程\norder: 1\n---\n${body}\n`;

test('a handbook page that cannot be read does not hide a dead link to an article of the same id', async () => {
  const { findings } = await checkContent({
    files: {
      [refund]: article({ body: '见[换货](/zh-cn/articles/exchange/)', related: ['exchange'] }),
      'handbook/zh-cn/exchange.mdx': noTitle,
    },
  });
  expect(places(findings)).toEqual([
    'related/missing content/articles/zh-cn/refund.mdx:15:5',
    'link/broken content/articles/zh-cn/refund.mdx:17:2',
    'schema/missing-field content/handbook/zh-cn/exchange.mdx:2:1',
  ]);
});

test('an article that cannot be read is not missing as well, and its body is checked', async () => {
  const { findings } = await checkContent({
    files: {
      [refund]: article({ body: '见[换货](/zh-cn/articles/exchange/)' }),
      'articles/zh-cn/exchange.mdx': article({ title: undefined, answers: ['能换吗'], body: '{1 + 1}' }),
    },
  });
  expect(places(findings)).toEqual([
    'schema/missing-field content/articles/zh-cn/exchange.mdx:2:1',
    'mdx/expression content/articles/zh-cn/exchange.mdx:14:1',
  ]);
});

test('a handbook page that cannot be read is not missing as well', async () => {
  const { findings } = await checkContent({
    files: {
      'handbook/zh-cn/duty.mdx': handbookPage('见[换货](/zh-cn/handbook/exchange/)'),
      'handbook/zh-cn/exchange.mdx': noTitle,
    },
  });
  expect(places(findings)).toEqual(['schema/missing-field content/handbook/zh-cn/exchange.mdx:2:1']);
});

test('categories are still called empty when only a handbook page cannot be read', async () => {
  const files = { [refund]: article({ state: 'archived' }) };
  const { findings } = await checkContent({ files: { ...files, 'handbook/zh-cn/exchange.mdx': noTitle } });
  expect(ofRule(findings, 'taxonomy/empty-category')).toHaveLength(1);
});
