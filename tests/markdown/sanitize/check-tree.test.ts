import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { components } from '../../../src/markdown/components/index.ts';
import { isSafeUrl } from '../../../src/markdown/sanitize/safe-url.ts';
import { runs } from '../../support/properties.ts';
import { compile, findingsOf, htmlOf, rulesOf, tagsOf } from '../compile-body.ts';

describe('code in articles', () => {
  test.each([
    ["import fs from 'node:fs'", 'mdx/import'],
    ['export const x = 1', 'mdx/import'],
    ['export default function () {}', 'mdx/import'],
    ['{1 + 1}', 'mdx/expression'],
    ['文字 {process.env.HOME} 文字', 'mdx/expression'],
    ['<Callout type={"note"}>x</Callout>', 'mdx/expression'],
    ['<Callout {...props}>x</Callout>', 'mdx/expression'],
    ['<br onClick="alert(1)" />', 'mdx/attribute'],
    ['<details onToggle="alert(1)"><summary>a</summary>b</details>', 'mdx/attribute'],
    ['<mark style="position:fixed">x</mark>', 'mdx/attribute'],
    ['<kbd class="site-header">x</kbd>', 'mdx/attribute'],
  ])('%s is %s and leaves nothing on the page', async (body, rule) => {
    expect(await rulesOf(body)).toContain(rule);
    for (const { attributes } of tagsOf(await htmlOf(body))) {
      expect(Object.keys(attributes).filter((name) => /^(?:on|style)/.test(name))).toEqual([]);
    }
    expect(await htmlOf(body)).not.toMatch(/alert|process|props|node:fs/);
  });

  test('says what is wrong and what to do', async () => {
    expect(
      await findingsOf('import x from \'./x\'\n\n文字 {a.b}\n\n<br onclick="x" />\n\n<Callout {...y}>z</Callout>'),
    ).toMatchInlineSnapshot(`
      [
        "1:1 mdx/import \`import x from './x'\` would run as code. Remove it: components need no import, and data belongs in the operator’s YAML files.",
        "3:4 mdx/expression \`{a.b}\` is an expression, which is never evaluated. Write the text itself; braces that are meant as text are written \`\\{\` and \`\\}\`.",
        "5:1 mdx/attribute \`<br>\` has no attribute \`onclick\`: event handlers would run as code. Remove it.",
        "7:1 mdx/expression \`{...y}\` is an expression, which is never evaluated. Write each attribute as \`name="value"\`.",
      ]
    `);
  });
});

test.each([
  ['{}', []],
  ['{/**/}', []],
  ['{ /* a */ /* b * c */ }', []],
  ['{/* a */ b}', ['mdx/expression']],
])('only comments are not expressions: %s', async (body, rules) => {
  expect(await rulesOf(`文字 ${body}`)).toEqual(rules);
});

describe('elements', () => {
  test.each([
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'form',
    'input',
    'button',
    'link',
    'meta',
    'base',
    'img',
    'a',
    'div',
    'video',
    'template',
  ])('<%s> is refused, and its content is not shown as markup', async (name) => {
    const body = `前 <${name} src="https://evil.example/x">alert(1)</${name}> 后\n\n<${name}>\nalert(1)\n</${name}>\n`;
    expect(await rulesOf(body)).toEqual(['mdx/unsafe-element']);
    expect(tagsOf(await htmlOf(body)).map((tag) => tag.name)).not.toContain(name);
  });

  test.each([
    ['<iframe src="https://example.org/v"></iframe>', 'Show a video with `<Video src="…" title="…">`'],
    ['<div>x</div>', 'Remove its tags and leave the text.'],
    ['<form />', 'Remove it: an article runs nothing and asks for nothing.'],
    ['<section />', 'Write it in Markdown. Allowed are `abbr`,'],
  ])('%s comes with what to write instead', async (body, hint) => {
    expect(await findingsOf(body)).toEqual([expect.stringContaining(hint)]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'a.b', 'a:b', 'svg:script', 'x-widget'])(
    '<%s> is no element either',
    async (name) => {
      expect(await rulesOf(`<${name} />\n\n文字 <${name}>x</${name}>`)).toSatisfy((rules: string[]) =>
        rules.every((rule) => rule === 'mdx/unsafe-element' || rule === 'mdx/unknown-component'),
      );
      expect(await rulesOf(`<${name} />`)).toHaveLength(1);
    },
  );

  test('an attribute that every object has is unknown all the same', async () => {
    expect(await rulesOf('<Callout type="note" constructor="x" toString="y" __proto__="z">a</Callout>')).toEqual([
      'mdx/attribute',
    ]);
  });

  test('a misspelt component comes with the nearest and the list', async () => {
    expect(await findingsOf('<Calout type="note">x</Calout>')).toEqual([
      '1:1 mdx/unknown-component `<Calout>` is not a component. Did you mean `Callout`? ' +
        `The components are ${Object.keys(components)
          .map((name) => `\`${name}\``)
          .join(', ')}.`,
    ]);
  });

  test('a fragment is not an element', async () => {
    expect(await findingsOf('<>x</>')).toMatchObject([expect.stringContaining('mdx/unsafe-element `<>` is not an element.')]);
  });

  test.each([
    ['<Callout>x</Callout>', 'mdx/attribute `<Callout>` needs `type`. Add `type="note|tip|warning"`.'],
    ['<Callout type="warn">x</Callout>', 'mdx/attribute `warn` is not a value of `type`. Use one of `note`, `tip`, `warning`.'],
    [
      '<Callout type="warnin">x</Callout>',
      'mdx/attribute `warnin` is not a value of `type`. Did you mean `warning`? Use one of `note`, `tip`, `warning`.',
    ],
    [
      '<Callout type="note" titel="y">x</Callout>',
      'mdx/attribute `<Callout>` has no attribute `titel`. Did you mean `title`? Its attributes are `type`, `title`.',
    ],
    ['<Steps />', 'mdx/placement `<Steps>` is empty. Put the text between its tags, or remove it.'],
    ['<Fact id="refund-days">x</Fact>', 'mdx/placement `<Fact>` takes no content. Write `<Fact … />`.'],
    [
      '<Fact id="refund-day" />',
      'mdx/unknown-fact `refund-day` is not a fact. Did you mean `refund-days`? Each fact is listed in facts.yaml.',
    ],
    [
      '<Channel id="male" />',
      'taxonomy/unknown-channel `male` is not a channel. Did you mean `mail`? Each channel is listed in channels.yaml.',
    ],
  ])('%s has a finding that says how it is used', async (body, finding) => {
    expect(await findingsOf(body)).toEqual([`1:1 ${finding}`]);
  });

  test.each([
    ['<Tab label="a">b</Tab>', '1:1 mdx/placement `<Tab>` is outside of `<Tabs>`. Put it directly into `<Tabs>`.'],
    [
      '<Diagnosis>\n<Steps>\nx\n</Steps>\n</Diagnosis>',
      '2:1 mdx/placement `<Diagnosis>` may contain only `<Choice>`. Put this into a `<Choice>`, or outside of `<Diagnosis>`.',
    ],
    [
      '<Term id="camps">x</Term>',
      '1:1 mdx/unknown-term `camps` is not a term. Did you mean `camp`? Each term is listed in glossary.yaml.',
    ],
  ])('%j has a finding that says where it belongs', async (body, finding) => {
    expect(await findingsOf(body)).toEqual([finding]);
  });

  test('a block inside a sentence has a finding that says where it belongs', async () => {
    expect(await findingsOf('前 <Callout type="note">x</Callout> 后')).toEqual([
      '1:3 mdx/placement `<Callout>` is inside a sentence. Put it on a line of its own, with a blank line before and after.',
    ]);
  });

  test('a kind of box that is not known brings no class of its own', async () => {
    expect(await htmlOf('<Callout type="x site-header">y</Callout>')).toContain('class="callout callout-note"');
  });
});

/** Addresses that run something, or leave the site unseen, in disguise. */
const unsafeUrls = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'java&#9;script:alert(1)',
  'java&#10;script:alert(1)',
  '&#32;javascript:alert(1)',
  '&#9;javascript:alert(1)',
  '<\u0001javascript:alert(1)>',
  '<\u001bjavascript:alert(1)>',
  '<java\tscript:alert(1)>',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'blob:https://evil.example/x',
  'file:///etc/passwd',
  'ftp://evil.example/',
  'view-source:https://evil.example',
  '//evil.example/x',
  '&#9;//evil.example/x',
  '<\u000b//evil.example>',
  '/&#9;/evil.example/x',
  '/&#10;/evil.example/x',
  '\\\\\\\\evil.example/x',
  '/\\\\evil.example/x',
  '\\\\/evil.example/x',
  'https:\\\\\\\\evil.example',
];

describe('addresses', () => {
  test.each(unsafeUrls)('%j is refused as link, definition and picture, and leads nowhere', async (url) => {
    for (const body of [`[a](${url})`, `[a][b]\n\n[b]: ${url}`, `- > [a](${url} "t")`]) {
      expect(await rulesOf(body)).toEqual(['link/unsafe']);
      expect(tagsOf(await htmlOf(body)).filter(({ name }) => name === 'a')).toEqual([
        { name: 'a', attributes: expect.not.objectContaining({ href: expect.anything() }) },
      ]);
    }
    for (const body of [`![a](${url})`, `![a][b]\n\n[b]: ${url}`]) {
      expect(await rulesOf(body)).toContain('media/external');
      expect(tagsOf(await htmlOf(body)).find(({ name }) => name === 'img')?.attributes).not.toHaveProperty('src');
    }
  });

  test.each([
    'https://example.org',
    'http://example.org/a?b#c',
    'mailto:a@example.org',
    'tel:+861012345678',
    '/zh-cn/',
    '#a',
    '?q=1',
    'a/b',
    '/a%20b',
    '/退款',
  ])('%s is safe', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  test('a URL that is called safe never leads to another scheme or a hidden host', () => {
    const parts = fc.constantFrom(
      'javascript',
      'data',
      'https',
      ':',
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      '\0',
      ' ',
      '\u00a0',
      '@',
      '?',
      '#',
      '.',
      'evil',
      '%09',
      'http',
      '中',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (list) => {
        const url = list.join('');
        if (!isSafeUrl(url)) return;
        const { protocol, host } = new URL(url, 'https://help.example');
        expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(protocol);
        if (/^[/\\]/.test(url.trim())) expect(host).toBe('help.example');
      }),
      { numRuns: runs(300) },
    );
  });

  test('says what is wrong with a URL and what is allowed', async () => {
    expect(await findingsOf('好的\n\n请[点](javascript:alert(1))这里')).toEqual([
      '3:2 link/unsafe `javascript:alert(1)` does not use https, http, mailto or tel. ' +
        'Link to https://…, to a path of this site such as `/<locale>/articles/<id>/`, or to #heading.',
    ]);
  });

  test.each([
    ['看 https://example.org/帮助，然后再说', '[https://example.org/](https://example.org/)帮助，然后再说', '1:3'],
    ['www.example.org/a。谢谢', '[www.example.org/a](https://www.example.org/a)。谢谢', '1:1'],
  ])('a bare link that swallows the sentence comes with its fix: %s', async (body, fixed, position) => {
    const [finding = ''] = await findingsOf(body);
    expect(finding).toMatch(new RegExp(`^${position} link/swallowed`));
    if (!fixed.includes('帮助')) expect(finding).toContain(`Write \`${fixed}\`.`);
    else expect(finding).toContain('Write `[https://example.org/帮助](https://example.org/帮助)，然后再说`.');
  });

  test('a bare link that ends where it should is left alone', async () => {
    expect(await findingsOf('看 https://example.org/help 然后。[帮助](https://example.org/帮助，然后)')).toEqual([]);
  });

  test('pictures need words and come from the site, also by reference', async () => {
    expect(
      await findingsOf('![](/media/a.png)\n\n![ ][b] ![c](https://example.org/d.png)\n\n[b]: https://example.org/e.png'),
    ).toEqual([
      expect.stringMatching(/^1:1 media\/alt The picture `\/media\/a.png` has no text alternative/),
      expect.stringMatching(/^3:1 media\/alt/),
      expect.stringMatching(/^3:1 media\/external `https:\/\/example.org\/e.png` is not a file of content\/media/),
      expect.stringMatching(/^3:9 media\/external/),
    ]);
  });
});

describe('headings', () => {
  test.each([
    ['# 标题', '1:1 structure/heading-level A heading of level 1 is the title, which is in the front matter. Begin with `##`.'],
    ['#### 标题', '1:1 structure/heading-level The heading jumps from level 1 to level 4. Write `##`.'],
    ['## 甲\n\n#### 乙', '3:1 structure/heading-level The heading jumps from level 2 to level 4. Write `###`.'],
    ['##\n\n正文', '1:1 structure/empty-heading The heading has no text. Give it a text, or remove it.'],
  ])('%j', async (body, finding) => {
    expect(await findingsOf(body)).toEqual([finding]);
  });

  test('may go back any number of levels', async () => {
    expect(await findingsOf('## 甲\n\n### 乙\n\n#### 丙\n\n## 丁\n')).toEqual([]);
  });
});

describe('syntax', () => {
  test.each([
    ['满 <3 天', '1:3 `<3` is read as the beginning of a tag. Write `&lt;` for a `<` that is meant as text: `&lt;3`.'],
    ['x <a@b.com> y', '1:3 `<a@b.com>` is read as a tag. Write `[a@b.com](mailto:a@b.com)`, or leave out `<` and `>`.'],
    ['<https://example.org>', '1:1 `<https://example.org>` is read as a tag. Write `[text](https://example.org)`.'],
    [
      '如果<您的>订单',
      '1:3 `<您的>` is not closed before the end of the paragraph. Close it with `</您的>`. Write `&lt;` for a `<` that is meant as text: `&lt;您的>`.',
    ],
    ['{a', '1:1 A `{` is never closed. Write `\\{` and `\\}` for braces that are meant as text.'],
    ['{a b}', '1:3 What is between braces is read as code. Write `\\{` and `\\}` for braces that are meant as text.'],
    ['export const', '1:13 A line that begins with `import` or `export` is read as code. Begin the line with another word.'],
    [
      '<!-- 注 -->',
      '1:1 Articles cannot have HTML comments. HTML comments are not MDX: write `{/* … */}`, or remove the comment.',
    ],
    [
      '甲<br>乙',
      '1:2 `<br>` is not closed before the end of the paragraph. Write `<br />`, or begin a new paragraph with a blank line.',
    ],
    ['<img src="a.png">', '1:1 `<img>` is not closed. Write `![what it shows](/media/….png)`.'],
    ['<Fact id="a">', '1:1 `<Fact>` is not closed. Write `<Fact … />`.'],
    [
      '\n<Callout type="note">\n文字',
      '2:1 `<Callout>` is not closed. Close it with `</Callout>` at the same indentation, with blank lines around its content.',
    ],
    [
      '- <Callout type="note">\n  文字\n</Callout>',
      '1:3 `<Callout>` is not closed before the end of the list item. Close it with `</Callout>` at the same indentation, with blank lines around its content.',
    ],
    [
      '<Steps>\n\n1. 甲\n\n</Step>',
      '5:1 `</Step>` stands where `<Steps>` must be closed first. Close tags in the reverse order in which they were opened: write `</Steps>` here.',
    ],
    [
      '<kbd>**a</kbd>**',
      '1:9 `</kbd>` is inside of bold text, but its opening tag is before it. Put both tags inside of it, or both outside.',
    ],
    ['</Callout>', '1:1 `</Callout>` closes nothing. Remove it, or write the opening tag before it.'],
    ['<Callout type=“note”>x</Callout>', '1:15 The quotes of `type` are `“`. Write straight quotes: `type="…"`.'],
    [
      '<Callout type=note>x</Callout>',
      '1:15 The value of `type` is not in quotes. Write each attribute as `name="value"`, with straight quotes and a space before it.',
    ],
    [
      '<Callout，type="note">x</Callout>',
      '1:1 The name of `<Callout，type="note">` has a character that names cannot have. Write the name as `Callout`, then a space, then each attribute as `name="value"`.',
    ],
    [
      '<Callout type="note>x</Callout>',
      '1:14 The quotes of an attribute are not closed. Write each attribute as `name="value"`.',
    ],
  ])('%j is one finding at its place, in words for writers', async (body, says) => {
    expect(await findingsOf(body)).toEqual([says.replace(' ', ' mdx/syntax ')]);
  });

  test.each([
    ['quotations', '>'.repeat(50_000)],
    ['quotations and lists', '> - '.repeat(20_000)],
    ['numbered lists', '1. '.repeat(30_000)],
    ['lists', '- '.repeat(300)],
    ['lists over many lines', Array.from({ length: 150 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n')],
    ['components', `${'<Steps>'.repeat(8000)}x${'</Steps>'.repeat(8000)}`],
  ])('%s nested thousands of levels deep are one finding, not a crash', async (_what, body) => {
    expect(await findingsOf(`${body}x`)).toEqual([
      expect.stringContaining('mdx/syntax The text is nested more than 100 levels deep. Nest quotations'),
    ]);
  });
});

describe('what would take too long', () => {
  // Each of them takes the parser from five seconds to minutes.
  test.each(['~~a', '**「', '**a', '*_', '[a](', '![a](', ']', '[a][b]', '{"}', 'a\n=\n', '*a **b '])(
    '%j to the greatest length is one finding at the first of its signs',
    async (piece) => {
      const found = await findingsOf(`好的\n\n文字${piece.repeat(100_000 / piece.length)}\n\n再见`);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^[34]:\d mdx\/too-slow The paragraph has \d+ `.`, of which this is the first: too many/);
    },
  );

  test('signs in code, in table rows and in the items of a list are not counted together', async () => {
    const body = [
      `\`\`\`json\n${'[[1], [2]]\n'.repeat(1_500)}\`\`\``,
      `~~~~text\n${'```\n***\n'.repeat(1_500)}~~~~`,
      `| a | b |\n|---|---|\n${'| **a** | [b](#c) |\n'.repeat(600)}`,
      `## c\n\n${'- **a** and *b*\n'.repeat(600)}`,
    ].join('\n\n');
    expect(await findingsOf(body)).toEqual([]);
  });

  test('a table whose rows are filled up to a million cells is refused', async () => {
    const body = `文\n\n|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${'a\n'.repeat(1_000)}`;
    expect(await findingsOf(body)).toEqual([
      '3:1 mdx/too-slow The table has 1001 rows and 1000 columns, 1001000 cells on its page. ' +
        'Split it, or offer it as a file to download; up to 50000 cells are shown.',
    ]);
  });

  test('an address that names multiply to a page of megabytes is refused', async () => {
    const body = `${'[a] ![a] '.repeat(100)}\n\n[a]: /${'x'.repeat(30_000)}`;
    expect(await findingsOf(body)).toEqual([
      '3:1 mdx/too-slow The address of `[a]` has 30001 characters and is used so often that it would add millions of characters to the page. ' +
        'Link to a shorter address.',
    ]);
  });
});

describe('any text', () => {
  const signs = '<>{}[]()*_~`|!#-+=:/\\"\'&;.^ \n\t\u0000\u00a0ab1中，。“';
  const soup = fc.string({ unit: fc.constantFrom(...Array.from(signs)), maxLength: 60 });

  test('never throws, and has its findings inside itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 })), async (body) => {
        const { html, findings } = await compile(body);
        tagsOf(html);
        const lines = body.split(/\r\n?|\n/).length;
        for (const { line, column, message, hint } of findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
          expect(hint).not.toBe('');
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('puts nothing on the page that runs, loads, restyles or leads astray', async () => {
    const url = fc.constantFrom(
      ...unsafeUrls,
      'https://example.org',
      '/zh-cn/',
      'x" onmouseover="alert(1)',
      "x' style='y",
      '/a"><script>alert(1)</script>',
    );
    const name = fc.constantFrom(
      'script',
      'iframe',
      'style',
      'a',
      'img',
      'svg',
      'Callout',
      'Steps',
      'Fact',
      'Channel',
      'br',
      'abbr',
      'details',
      'summary',
      'mark',
      'constructor',
    );
    const attribute = fc.oneof(
      fc.constantFrom(
        'onclick="alert(1)"',
        'style="x"',
        'type="note"',
        'type={1}',
        '{...a}',
        'open',
        'srcdoc="<script>"',
        'class="y"',
        'id="refund-days"',
        'dangerouslySetInnerHTML={{__html:"<b>"}}',
      ),
      fc
        .tuple(fc.constantFrom('href', 'src', 'title', 'id', 'xlink:href'), url)
        .map(([key, value]) => `${key}='${value.replaceAll("'", '')}'`),
    );
    const words = fc.constantFrom(
      'x',
      '**b**',
      '`<script>`',
      '&lt;script&gt;',
      '\\<script>',
      '{alert(1)}',
      '{/* c */}',
      'https://example.org/，x',
      '[^1]',
    );
    const { piece } = fc.letrec<{ piece: string }>((tie) => ({
      piece: fc.oneof(
        { maxDepth: 3 },
        words,
        url.map((address) => `[a](${address})`),
        url.map((address) => `![a](${address} "t")`),
        url.map((address) => `[r]\n\n[r]: ${address}\n`),
        url.map((address) => `\n\n![r]\n\n[r]: ${address}\n\n`),
        fc
          .tuple(name, fc.array(attribute, { maxLength: 3 }), tie('piece'))
          .map(([tag, list, child]) => `<${tag} ${list.join(' ')}>${child}</${tag}>`),
        fc
          .tuple(name, fc.array(attribute, { maxLength: 3 }), tie('piece'))
          .map(([tag, list, child]) => `\n\n<${tag} ${list.join(' ')}>\n\n${child}\n\n</${tag}>\n\n`),
        fc
          .tuple(fc.constantFrom('- ', '> ', '## ', '| ', '[^1]: '), tie('piece'))
          .map(([mark, child]) => `\n\n${mark}${child}\n`),
        fc.tuple(tie('piece'), tie('piece')).map((pair) => pair.join(' ')),
      ),
    }));
    const known = new Set(
      'p h1 h2 h3 h4 h5 h6 figure figcaption ul ol li blockquote pre code em strong del a img table thead tbody tr th td hr br div span section details summary abbr mark kbd ins sub sup svg use'.split(
        ' ',
      ),
    );
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(piece, async (body) => {
        const { html } = await compile(body);
        if (html !== '') shown += 1;
        for (const { name: tag, attributes } of tagsOf(html)) {
          expect(known).toContain(tag);
          expect(Object.keys(attributes).filter((key) => /^on|^style$|^srcdoc$/.test(key))).toEqual([]);
          const { href, src } = attributes;
          if (tag === 'svg' || tag === 'use') expect(Object.values(attributes).join(' ')).toMatch(/^icon true$|^#i-[a-z-]+$/);
          if (src !== undefined) expect(src).toMatch(/^\/(?![/\\])/);
          if (href !== undefined) {
            const target = new URL(href, 'https://help.example');
            expect(['https:', 'mailto:']).toContain(target.protocol);
            expect(target.host).not.toContain('evil');
          }
        }
      }),
      { numRuns: runs(150) },
    );
    // Snippets that are all refused by the parser would prove nothing.
    expect(shown).toBeGreaterThan(runs(50));
  });
});
