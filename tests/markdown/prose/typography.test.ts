import fc from 'fast-check';
import type { Nodes, Text } from 'mdast';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/findings/apply-edits.ts';
import type { BodyFinding } from '../../../src/markdown/fragment.ts';
import { parseBody } from '../../../src/markdown/parse.ts';
import { checkProse } from '../../../src/markdown/prose/check-prose.ts';
import { runs } from '../../support/properties.ts';

function treeOf(body: string): Nodes {
  const parsed = parseBody(body);
  if ('finding' in parsed) throw new Error(parsed.finding.message);
  return parsed.tree;
}

function findingsOf(body: string): BodyFinding[] {
  return checkProse(treeOf(body) as Parameters<typeof checkProse>[0], body, 'zh-cn').findings;
}

function fix(body: string): string {
  return applyEdits(
    body,
    findingsOf(body).flatMap((finding) => finding.fix ?? []),
  ).text;
}

/** Everything of a tree but positions, spaces in its texts and the width of their punctuation. */
function skeleton(node: Nodes): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'position' ? undefined : isText(value) ? fold(value) : value)));
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'text';
}

function fold(node: Text): unknown {
  return { type: 'folded', value: node.value.normalize('NFKC').replaceAll(/[\s。.]/g, '') };
}

const word = fc.constantFrom(
  '打开',
  '订单',
  '退款',
  '页面',
  'App',
  'iOS',
  '14',
  '7.5',
  'C++',
  '，',
  '。',
  ',',
  '.',
  '!',
  ' ',
  '“',
  '”',
  '(',
  ')',
  '：',
  ':',
  '%',
  '\\*',
  '&amp;',
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `中${words.join('')}`);
const inline = fc.oneof(
  { weight: 4, arbitrary: text },
  text.map((content) => `**${content}**`),
  text.map((content) => `\`${content}\``),
  text.map((content) => `[${content.replaceAll(/[()]/g, '')}](/zh-cn/articles/a中b/)`),
  text.map((content) => `<kbd>${content}</kbd>`),
  fc.constant('https://example.org/a中b,c '),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const block = fc.oneof(
  line,
  fc.array(line, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
  line.map((content) => `## ${content}`),
  line.map((content) => `> ${content}\n> ${content}`),
  line.map((content) => `- ${content}\n  - ${content}`),
  text.map((content) => `| ${content} | b |\n| --- | --- |\n| 1中 | ${content} |`),
  text.map((content) => `\`\`\`\n${content}\n\`\`\``),
  line.map((content) => `<Callout type="note" title="App里">\n${content}\n</Callout>`),
);
const body = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'));

describe('fixing Chinese typography', () => {
  test('leaves nothing to fix, and changes nothing but spaces and the width of punctuation in texts', () => {
    let changed = 0;
    fc.assert(
      fc.property(body, (source) => {
        const fixed = fix(source);
        if (fixed !== source) changed += 1;
        expect(findingsOf(fixed).filter((finding) => finding.fix !== undefined)).toEqual([]);
        expect(skeleton(treeOf(fixed))).toEqual(skeleton(treeOf(source)));
      }),
      { numRuns: runs(60) },
    );
    expect(changed).toBeGreaterThan(20);
  });

  test.each([
    ['打开App后点击Download按钮', '打开 App 后点击 Download 按钮'],
    ['你好,世界!真的?是的.', '你好，世界！真的？是的。'],
    ['他说 ，好', '他说，好'],
    ['“我的 → 订单”里的C++和10:30，50%的人', '“我的 → 订单”里的 C++ 和 10:30，50% 的人'],
    ['- 甲,乙\n  丙App\n', '- 甲，乙\n  丙 App\n'],
  ])('%j becomes %j', (source, meant) => {
    expect(fix(source)).toBe(meant);
  });

  test.each([
    ['code', '`打开App,好`'],
    ['a link', '[打开App,好](/zh-cn/)'],
    ['a bare link', 'https://example.org/帮助a,b'],
    ['a component within a sentence', '<kbd>按Ctrl键</kbd>'],
    ['an attribute', '<Callout type="note" title="App里">\n文字\n</Callout>'],
    ['a heading, whose anchor would change', '## 用App看'],
    ['a quotation', '> 打开App,好'],
    ['text with an escape or an entity', '打开App\\*,好 &lt;打开App'],
    ['the end of bold text, which decides whether it is bold', '**中文,**后'],
    ['the end of a text before something else', '文件.**pdf**'],
    ['very long text', `打开App${'好'.repeat(5_000)}`],
  ])('leaves %s as it is', (_what, source) => {
    expect(fix(source)).toBe(source);
  });
});

test('of two changes that overlap the first is made, and what is outside of the text none', () => {
  const edits = [
    { line: 1, column: 2, length: 2, text: 'X' },
    { line: 1, column: 3, length: 1, text: 'Y' },
    { line: 2, column: 1, length: 0, text: '+' },
    { line: 9, column: 1, length: 0, text: '-' },
    { line: 2, column: 9, length: 1, text: '-' },
  ];
  expect(applyEdits('abcd\r\ne', edits)).toEqual({ text: 'aXd\r\n+e', applied: [edits[0], edits[2]] });
});
