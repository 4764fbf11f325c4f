import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf } from '../../../src/importing/free-ids.ts';
import { readHtmlText } from '../../../src/importing/readers/html.ts';
import { readMarkdownText } from '../../../src/importing/readers/markdown.ts';
import { cleanTree } from '../../../src/importing/tree/clean-tree.ts';
import { parseBody } from '../../../src/markdown/parse.ts';
import { isSafeUrl } from '../../../src/markdown/sanitize/safe-url.ts';
import { visit } from '../../../src/markdown/visit.ts';
import { writeMdx } from '../../../src/markdown/write-markdown.ts';

const nowhere = { link: () => undefined, picture: () => undefined, faultOf: () => undefined };

const pieces = [
  '# Title\n\n',
  '#### Deep\n\n',
  'text ',
  '<',
  '>',
  '{',
  '}',
  '{{< x >}}',
  '`',
  '```ts\nlet a = 1;\n```\n\n',
  '- item\n',
  '1. one\n',
  '> quoted\n\n',
  '<br>',
  '<details>\n<summary>More</summary>\n\n',
  '</details>\n\n',
  '<b>',
  '</b>',
  '<script>alert(1)</script>',
  '<!-- c -->',
  '![p](x.png)',
  '[![p](x.png)](y)',
  '[l](javascript:x)',
  '[r][d]',
  '\n\n[d]: http://x y\n\n',
  ':::note Title\n',
  ':::\n\n',
  '|a|b|\n|-|-|\n|1|2|\n\n',
  '<table><tr><td><p>x</p></td></tr></table>\n\n',
  'https://x.example:port/',
  '退款',
  '**粗**体',
  '*',
  '_',
  '[^1]',
  '\n[^1]: note\n\n',
  '\\',
  '&lt;',
  '&#123;',
  'import x\n',
  '\n',
  '\n\n',
  '    code\n',
];

describe('whatever another system has written', () => {
  test('becomes an article that can be parsed, in which nothing runs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), fc.boolean(), (parts, isHtml) => {
        const body = isHtml ? readHtmlText(parts.join('')).body : readMarkdownText(parts.join(''));
        cleanTree(body, 'Title', nowhere);
        const text = writeMdx(body);
        const parsed = parseBody(text);
        expect('finding' in parsed ? `${parsed.finding.message}\n${text}` : '').toBe('');
        const running: string[] = [];
        if ('tree' in parsed)
          visit(parsed.tree, (node) => {
            if (/^mdx.*(?:Expression|Esm)$/.test(node.type) || ('url' in node && !isSafeUrl(String(node.url))))
              running.push(node.type);
            if ('name' in node && !['details', 'summary', 'Callout'].includes(String(node.name))) running.push(String(node.name));
          });
        expect(running, text).toEqual([]);
      }),
    );
  });
});

test.each([
  ['退款多久到账？', 'tui-kuan-duo-jiu-dao-zhang'],
  ['How do I get a refund?', 'how-do-i-get-a-refund'],
  ['App 闪退', 'app-shan-tui'],
  ['Café & crème', 'cafe-creme'],
  ['？！', ''],
])('the id of “%s” is %s', (title, id) => {
  expect(idOf(title)).toBe(id);
});
