import fc from 'fast-check';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { features } from '../../src/markdown/parse.ts';
import { parser } from '../../src/markdown/parser.ts';
import { isPlainBody } from '../../src/markdown/plain-body.ts';
import { runs } from '../support/properties.ts';

/** What may be within a line; the rare ones make most lines one that cannot be parsed. */
const usualPieces =
  '退款|**退款**|**|*|_a_|_|`code`|`|``|[链接](/en/articles/a/)|[a](|](|](/b "t")|![图](/media/a.png)|[|!|text |word|，|。|“按钮”|：|、| |  |1.|-|#|<Fact id="a" />|<Kbd>x</Kbd>|"|(|)|12|  \n|\n|+|=|...|—|$5|%|^|[a][b]|***|a*b*c|___|/|（括号）|--|---|**a**b|a**b**'.split(
    '|',
  );
const rarePieces = '<b>,</b>,<,>,<https://a.b>,<a,a>b,<br/>,|,`a|b`,\\,&amp;,😀,~~a~~,{a},\t'.split(',');

const line = fc
  .array(fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...usualPieces) }, fc.constantFrom(...rarePieces)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

const frames = [
  '<Steps>\n\n1. {}\n2. {}\n\n</Steps>\n\n',
  '<Callout type="warning" title="请留意">\n\n{}\n\n</Callout>\n\n',
  '<Callout type="tip">\n{}\n</Callout>\n',
  '<Tabs>\n\n<Tab title="a">\n\n{}\n\n</Tab>\n\n</Tabs>\n',
  '1. {}\n\n   {}\n\n   <Callout type="tip">\n\n   {}\n\n   </Callout>\n\n2. {}\n',
  '| {} | b |\n| --- | :-: |\n| {} | {} |\n\n',
  '## {}\n\n',
  '- {}\n- {}\n\n  {}\n\n',
  '- {}\n  - {}\n    - {}\n- {}\n',
  '{}\n{}\n\n',
  '> {}\n',
  '```js\n{}\n```\n\n',
  '   {}\n',
  '    {}\n\n',
  '{}\n---\n',
  '* {}\n\n\n',
  '10) {}\n',
  '{}',
];
const block = fc.tuple(fc.constantFrom(...frames), fc.array(line, { minLength: 4, maxLength: 4 })).map(([frame, lines]) => {
  let next = 0;
  return frame.replaceAll('{}', () => lines[next++] ?? '');
});
const body = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join(''));

/** Without what nothing reads: positions of attributes, and a note of how an element was written. */
function comparable(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree), (key, value) => {
    if (key === 'data' && JSON.stringify(value) === '{"_mdxExplicitJsx":true}') return undefined;
    if (key === 'attributes') return (value as object[]).map((attribute) => ({ ...attribute, position: undefined }));
    return value;
  });
}

function parseFast(text: string): Root | undefined {
  try {
    return mdxToMdast(text, { features }) as Root;
  } catch {
    return undefined;
  }
}

describe('a plain body', () => {
  test('has the same tree from both parsers', () => {
    let compared = 0;
    fc.assert(
      fc.property(body, (text) => {
        const fast = isPlainBody(text) ? parseFast(text) : undefined;
        if (fast === undefined) return;
        compared += 1;
        expect(comparable(fast)).toEqual(comparable(parser.parse(text)));
      }),
      { numRuns: runs(400) },
    );
    expect(compared).toBeGreaterThan(runs(20));
  });

  test.each([
    ['emphasis that ends beside Chinese punctuation', '**注意：**请看 请按**“确定”**按钮'],
    ['an element alone in a paragraph', '<Term id="x">词</Term>'],
    ['a task', '- [ ] Ask'],
    ['an address that becomes a link', 'See https://example.org/帮助，然后'],
    ['an aside', ':::note\nA\n:::'],
    ['a quotation that goes on without its mark', '> [b]\n[b]`'],
    ['a fence in a list that is never closed', '- ```js\n\n- text'],
    ['a sign beyond the basic plane', '😀 **a**'],
    ['an entity', 'a &amp; b'],
    ['a line of code', 'export const a = 1'],
    ['an escape', 'a \\* b'],
    ['a link over two lines', '[a](\n/b)'],
    ['a body that is very long', 'a '.repeat(60_000)],
  ])('is not one with %s', (_, text) => {
    expect(isPlainBody(text)).toBe(false);
  });

  test.each([
    ['Chinese words in bold', '请按**确定**按钮，等 **5** 天退款'],
    ['components', '<Steps>\n\n1. 打开设置\n2. Press <Kbd>F5</Kbd>\n\n</Steps>'],
    ['a table', '| a | b |\n| --- | --- |\n| **退款** | [a](/en/articles/a/) |'],
    ['code', 'Run `npm start`:\n\n```sh\nnpm start\n```'],
  ])('may have %s', (_, text) => {
    expect(isPlainBody(text)).toBe(true);
  });
});
