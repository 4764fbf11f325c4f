import { expect, test } from 'vitest';
import { compile } from './compile-body.ts';

const plain = async (body: string): Promise<string> => (await compile(body)).markdown;

test('everything but components stays as it was written', async () => {
  const body = '## 标题\n\n* 甲\n  * 乙\n\n| a | b |\n|:--|--:|\n| <kbd>1</kbd> | 2 |\n\n```js\n<Steps>\n```';
  expect(await plain(body)).toBe(body);
});

test('comments are left out', async () => {
  expect(await plain('正文{/* 待定 */}。\n\n{/* 再看 */}')).toBe('正文。');
});

test('a component on one line reads as on three', async () => {
  const three = await plain('<Callout type="tip">\n先**备份**。\n</Callout>');
  expect(three).toBe('**小提示**\n\n先**备份**。');
  expect(await plain('<Callout type="tip">先**备份**。</Callout>')).toBe(three);
});

test('components inside components are replaced, too', async () => {
  const body =
    '<Tabs>\n<Tab label="手机">\n打 <Channel id="mail" />，<Fact id="refund-days" />内。\n</Tab>\n<Tab label="电脑">\n<Callout type="note">用<Term id="camp">训练营</Term>账号。</Callout>\n</Tab>\n</Tabs>';
  expect(await plain(body)).toMatchInlineSnapshot(`
    "**手机**

    打 [help@example.org](mailto:help@example.org)，7 天内。

    **电脑**

    **说明**

    用训练营账号。"
  `);
});

test('a component that is not known stays visible', async () => {
  expect(await plain('<Calout>x</Calout>')).toBe('<Calout>x</Calout>');
});
