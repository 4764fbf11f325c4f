import fc from 'fast-check';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { makeCorpus } from '../../scripts/lab/fixtures/corpus/corpus.ts';
import { parseNatively } from '../../src/markdown/native-parser.ts';
import { parseWithRemark } from '../../src/markdown/parse.ts';
import { runs } from '../support/properties.ts';

/** What an article is made of, in both languages, and what a slip of the keyboard leaves. */
const inlines = [
  ...[
    'word',
    'two words',
    '退款',
    '中文，标点。',
    '（括号）',
    '“引”',
    '\u3000',
    '😀',
    'é',
    '$5',
    '10:30',
    '2 < 3',
    'a > b',
    ' ',
    '  \n',
    '\n',
  ],
  ...[
    '**bold**',
    '*em*',
    '***both***',
    '**粗体**',
    '**粗，**体',
    'a**b**c',
    '中**文**字',
    '**a*b*c**',
    '*（重）*',
    '_em_',
    'a_b_c',
    '~~gone~~',
  ],
  ...['`code`', '``a ` b``', '\\*', '\\<', '\\\n', '&amp;', '&copy; &#35;', '[ref][a]', '[a]', '![x][a]', '[x](<a b>)'],
  ...['[link](/en/articles/x/)', '[退款](/zh-cn/articles/a/ "t")', '![alt](/media/a.png)', 'https://a.b', 'a@b.c', '{x}'],
  ...['<Fact id="x" />', '<Term id="a">word</Term>', '<kbd>Ctrl</kbd>', '<br />', '</Term>', '<Note', '="', 'x=1'],
  ...['*', '**', '`', '<', '>', '[', '](', '!', '|', '# ', '- ', '1. '],
];
const inline = fc
  .tuple(fc.array(fc.constantFrom(...inlines), { minLength: 1, maxLength: 5 }), fc.constantFrom('', ' '))
  .map(([parts, glue]) => parts.join(glue));
const line = inline.map((text) => text.replaceAll('\n', ' '));
const marker = fc
  .tuple(fc.constantFrom('', ' ', '  ', '   ', '    '), fc.constantFrom('- ', '* ', '+ ', '-   ', '1. ', '10. '))
  .map((parts) => parts.join(''));

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    inline,
    fc.tuple(fc.constantFrom('# ', '## ', '#### '), line).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.array(
          fc.tuple(marker, inline).map((parts) => parts.join('')),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom('\n', '\n\n'),
      )
      .map(([items, glue]) => items.join(glue)),
    fc.tuple(inline, fc.constantFrom('\n> ', '\n', '\n>\n> '), inline).map(([a, glue, b]) => `> ${a}${glue}${b}`),
    fc.tuple(line, line, line).map(([a, b, c]) => `| ${a} | ${b} |\n| --- | :-: |\n| ${c} | ${a} |`),
    line.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    fc.tuple(inline, fc.constantFrom('---', '===')).map((parts) => parts.join('\n')),
    fc.constantFrom('---', '[a]: /en/x "t"', '<Figure src="/media/a.png" alt="图" />', ':::note\ntext\n:::'),
    fc.tuple(inline, inline).map(([a, b]) => `<Steps>\n\n1. ${a}\n2. ${b}\n\n</Steps>`),
    fc
      .tuple(fc.constantFrom('\n\n', '\n', ''), tie('block'), fc.constantFrom('\n\n', '\n', ''))
      .map(([before, inner, after]) => `<Callout type="tip" title="提示">${before}${inner}${after}</Callout>`),
    tie('block').map((inner) => `- item\n\n  ${inner.replaceAll('\n', '\n  ')}`),
  ),
}));
const composed = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'));

const written = makeCorpus({ articles: 20, seed: 'parsers' }).map(({ body }) => body);

/** Some lines of an article, with a slip of the keyboard. */
const mistyped = fc
  .tuple(
    fc.constantFrom(...written),
    fc.nat(40),
    fc.integer({ min: 1, max: 8 }),
    fc.nat(400),
    fc.nat(3),
    fc.constantFrom(...inlines, '\n- ', '\n  '),
  )
  .map(([body, from, count, at, removed, added]) => {
    const text = body
      .split('\n')
      .slice(from, from + count)
      .join('\n');
    return text.slice(0, at) + added + text.slice(at + removed);
  });

test('what the native parser takes on, it parses into the tree that remark makes', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(composed, mistyped), (body) => {
      const tree = parseNatively(body);
      if (tree === undefined) return;
      taken += 1;
      expect(withoutDetails(tree)).toEqual(withoutDetails(parseWithRemark(body)));
    }),
    { numRuns: runs(400) },
  );
  expect(taken).toBeGreaterThan(runs(400) / 8);
});

test('the native parser takes on ordinary articles, and leaves to remark what the two read differently', () => {
  expect(written.filter((body) => parseNatively(body) === undefined)).toEqual([]);
  for (const body of written) expect(withoutDetails(parseNatively(body))).toEqual(withoutDetails(parseWithRemark(body)));
  for (const body of [
    '**粗，**体',
    '- [ ] task',
    '<Term id="a">word</Term>',
    ':::note\ntext\n:::',
    'a[^1]\n\n[^1]: note',
    '<b>open',
  ])
    expect([body, parseNatively(body)]).toEqual([body, undefined]);
});

/** Positions of attributes, and what marks an element as written, are only in the tree of one of the two. */
function withoutDetails(tree: Root | undefined): unknown {
  return JSON.parse(
    JSON.stringify(tree, (_key, value) => {
      if (value?.type === 'mdxJsxAttribute') return { ...value, position: undefined };
      return value?.data?._mdxExplicitJsx === true ? { ...value, data: undefined } : value;
    }),
  );
}
