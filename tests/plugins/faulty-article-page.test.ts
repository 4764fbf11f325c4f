import { expect, test } from 'vitest';
import { faultyArticlePage } from '../../plugins/faulty-article-page.ts';
import { finding } from '../../src/findings/finding.ts';
import { emptySource } from '../../src/knowledge/files/yaml-source.ts';

test('dev shows the findings of an article with invalid front matter in its place, and reloads by itself', () => {
  const file = 'content/articles/zh-cn/exchange.mdx';
  const broken = [{ id: 'exchange', locale: 'zh-cn', file, data: {}, source: emptySource(file), body: '', bodyLine: 1 }];
  const findings = [
    finding('schema/invalid-value', { file, line: 4, column: 7 }, '`<b>` is not a value of `type`.', 'Use one of `faq`.'),
    finding('link/broken', { file: 'content/articles/zh-cn/refund.mdx', line: 9, column: 1 }, 'There is no page.', 'Correct it.'),
  ];
  const page = faultyArticlePage('/zh-cn/articles/exchange/?x=1', broken, findings, '/help/');
  expect(page).toContain(`${file}:4:7  error  schema/invalid-value\n  \`&lt;b&gt;\` is not a value of \`type\`.`);
  expect(page).toContain('1 error, 0 warnings');
  expect(page).toContain('<script type="module" src="/help/@vite/client"></script>');
  for (const path of ['/zh-cn/articles/refund/', '/en/articles/exchange/', '/zh-cn/exchange/', '/@vite/client'])
    expect(faultyArticlePage(path, broken, findings, '/help/')).toBeUndefined();
});
