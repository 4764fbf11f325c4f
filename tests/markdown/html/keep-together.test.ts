import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { breakHeadings, keepFiguresTogether, withoutLineHints } from '../../../src/markdown/html/keep-together.ts';
import { compile, htmlOf } from '../compile-body.ts';

/** What stays on one line. */
async function keptTogether(sentence: string): Promise<string[]> {
  return [...(await htmlOf(sentence)).matchAll(/class="[^"]*nb">([^<]*)</g)].map(([, text = '']) => text);
}

test.each([
  ['2026年11月18日起退款', ['2026年11月18日起']],
  ['11 月 3 日前，2026 年 11 月', ['11 月 3 日前', '2026 年 11 月']],
  ['付款后 7 天内，3–7 个工作日到账', ['7 天', '3–7 个工作日']],
  ['第 3 步，共 1,999 元，09:00–21:00', ['第 3 步', '1,999 元', '09:00–21:00']],
  ['空出 6 GB，或者 2.5 GB', ['6 GB', '2.5 GB']],
  ['<Fact id="refund-days" />内', ['7 天']],
  ['Within 3–7 working days from 18 November 2026', ['3–7 working days', '18 November 2026']],
  ['At 10:30 p.m., in 5 minutes', ['10:30 p.m.', '5 minutes']],
])('no line breaks inside the figures of “%s”', async (sentence, figures) => {
  expect(await keptTogether(sentence)).toEqual(figures);
});

test.each(['20%、6GB、¥199、400-820-0000', 'iOS 15 以上，V3001 错误', '2 mayors, 12 courses', '`7 天`', '```\n7 天\n```'])(
  'nothing is added where no line breaks or no unit follows: %s',
  async (sentence) => {
    expect(await htmlOf(sentence)).not.toContain('nb');
  },
);

test('Chinese headings break between words, also across emphasis, and English ones have no marks', async () => {
  expect(await htmlOf('## 怎么**申请退款**')).toContain('>怎么<wbr><strong>申请<wbr>退款</strong></h2>');
  expect(await htmlOf('### 付款 7 天内退款')).toContain('>付款 <span class="nb">7 天</span>内<wbr>退款</h3>');
  expect(await htmlOf('## Refunds within 7 days')).not.toContain('<wbr>');
  expect(await htmlOf('#### 申请退款')).not.toContain('<wbr>');
});

test('the outline, the Markdown copy and the words of the revision do not know of it', async () => {
  const { headings, markdown, words } = await compile('## 申请退款 7 天内\n\n付款后 7 天内。\n');
  expect(headings[0]).toMatchObject({ id: '申请退款-7-天内', text: '申请退款 7 天内' });
  expect(markdown).toBe('## 申请退款 7 天内\n\n付款后 7 天内。');
  expect(words).toEqual(['申请退款 7 天内', '付款后 7 天内。']);
});

test('the search index reads the text as it was written', async () => {
  expect(withoutLineHints(await htmlOf('## 申请退款\n\n付款后 7 天内，3–7 个工作日。'))).toMatch(
    />申请退款<\/h2>.*<p>付款后 7 天内，3–7 个工作日。<\/p>$/s,
  );
});

test('no character is lost or added', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('第 3 步', '2026年11月', '7 天', '退款', ' ', '9'),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), fc.array(piece), (words, stressed) => {
      const strong: Element = {
        type: 'element',
        tagName: 'strong',
        properties: {},
        children: [{ type: 'text', value: stressed.join('') }],
      };
      const heading: Element = {
        type: 'element',
        tagName: 'h2',
        properties: {},
        children: [{ type: 'text', value: words.join('') }, strong, { type: 'text', value: words.join('') }],
      };
      const tree: Root = { type: 'root', children: [heading] };
      const before = textOf(tree);
      keepFiguresTogether(tree);
      breakHeadings(tree);
      return textOf(tree) === before;
    }),
  );
});
