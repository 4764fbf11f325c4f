import { expect, test } from 'vitest';
import { faultyArticlePage } from '../../plugins/faulty-article-page.ts';
import { article, checkContent } from '../support/builders.ts';

test('dev shows the findings of an article with invalid front matter in its place, and reloads by itself', async () => {
  const { kb, findings } = await checkContent({
    files: {
      'articles/zh-cn/refund.mdx': article({ category: 'ordres' }),
      'articles/zh-cn/exchange.mdx': article({ type: '<b>', answers: ['能换吗'] }),
    },
  });
  const shown = kb.broken.articles.map((entry) => ({ ...entry, file: 'content/articles/zh-cn/exchange.mdx' }));
  const page = faultyArticlePage('/zh-cn/articles/exchange/?x=1', shown, findings, '/help/');
  expect(page).toContain(
    'content/articles/zh-cn/exchange.mdx:4:7  error  schema/invalid-value\n  `&lt;b>` is not a value of `type`.',
  );
  expect(page).toContain('1 error, 0 warnings');
  expect(page).toContain('<script type="module" src="/help/@vite/client"></script>');
  for (const path of ['/zh-cn/articles/refund/', '/en/articles/exchange/', '/zh-cn/exchange/', '/@vite/client'])
    expect(faultyArticlePage(path, shown, findings, '/help/')).toBeUndefined();
});
