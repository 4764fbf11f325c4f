import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { makePalette } from '../../../src/brand/palette.ts';
import { maxRows } from '../../../src/reports/first-rows.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import type { ReportPart } from '../../../src/reports/part.ts';
import { parts } from '../../../src/reports/parts/index.ts';
import { renderReport } from '../../../src/reports/renderers/index.ts';
import { jsonOf, jsonPieces } from '../../../src/reports/renderers/json.ts';
import { escapeMarkdown } from '../../../src/reports/renderers/markdown.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, input, plainLook } from '../builders.ts';
import { small } from '../small-report.ts';

function render(given: ReportInput): Map<string, string> {
  return new Map(renderReport(reportOf(given), plainLook).map(({ path, text }) => [path, text]));
}

const csvFiles = (parts as readonly ReportPart[])
  .flatMap(({ tables }) => Object.keys(tables ?? {}))
  .map((name) => `csv/${name}.csv`);

describe('renderReport', () => {
  test('writes a page and a Markdown file for each locale, the default one’s at the top, data, schema and style', () => {
    const files = render(small());
    expect([...files.keys()].sort()).toEqual(
      [
        'article-demand.json',
        'asked-most.json',
        ...csvFiles,
        'en/index.html',
        'en/report.md',
        'index.html',
        'public-counts.json',
        'report.css',
        'report.js',
        'report.json',
        'report.md',
        'report.schema.json',
        'sign.svg',
        'zh-cn/index.html',
        'zh-cn/report.md',
      ].sort(),
    );
    expect(files.get('index.html')).toContain('<html lang="zh-CN">');
    expect(files.get('report.md')).toBe(files.get('zh-cn/report.md'));
  });

  test('says that fragile questions are unknown when they have not been checked', () => {
    const files = render({ ...small(), contract: undefined });
    expect(files.get('en/report.md')).toContain('Unknown: run npm run check -- --fragile');
    expect(files.get('index.html')).toContain('未知：请先运行 npm run check -- --fragile');
  });

  test.each(['en', 'zh-cn'])('renders the known report in %s', async (locale) => {
    await expect(render(small()).get(`${locale}/report.md`)).toMatchFileSnapshot(`__snapshots__/small-report.${locale}.md`);
  });

  test('its pages have the colours and the sign of the operator', () => {
    const look = { palette: makePalette(300), sign: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' };
    const files = new Map(renderReport(reportOf(small()), look).map(({ path, text }) => [path, text]));
    expect(files.get('sign.svg')).toBe(look.sign);
    expect(files.get('index.html')).toContain('<img class="sign" src="sign.svg"');
    expect(files.get('en/index.html')).toContain('<img class="sign" src="../sign.svg"');
    expect(files.get('report.css')).toContain(`--link: ${look.palette.light['--link']};`);
    expect(files.get('report.css')).not.toContain(plainLook.palette.light['--link']);
  });

  test('writes report.json in pieces that are the same text', () => {
    const report = reportOf(small());
    const file = [...renderReport(report, plainLook, ['json'])].find(({ path }) => path === 'report.json');
    expect([...(file?.pieces?.() ?? [])].join('')).toBe(file?.text);
    const edges = {
      none: [],
      nothing: undefined,
      many: Array.from({ length: 1_001 }, (_, at) => ({ at, lines: 'a\nb' })),
      last: null,
    };
    expect([...jsonPieces(edges)].join('')).toBe(jsonOf(edges));
  });

  test('gives the same bytes for the same input', () => {
    expect(render(small())).toEqual(render(small()));
  });

  test('says “too few” in place of a share', () => {
    const files = render(small());
    expect(files.get('en/report.md')).toContain('too few (n = 3)');
    expect(files.get('zh-cn/index.html')).toContain('样本太少（n = 3）');
  });

  test('is written even with nothing to say', () => {
    const files = render(input({ locales: [], categories: [], products: [], owners: [], votes: undefined }));
    expect(files.get('index.html')).toContain('还没有数据库');
    expect(files.get('report.md')).toContain('还没有文章。');
  });

  test('shows the first rows of a long table and says where the others are', () => {
    const articles = Array.from({ length: maxRows + 2 }, (_, index) => article({ id: `a${index}` }));
    const files = render(input({ articles, locales: ['en', 'zh-cn'] }));
    for (const path of ['en/report.md', 'en/index.html']) {
      expect(files.get(path)).toContain('2 more rows are in csv/ and report.json.');
      expect(files.get(path)).toContain(`a${maxRows - 1}`);
      expect(files.get(path)).not.toContain(`a${maxRows + 1}`);
    }
    expect(files.get('report.json')).toContain(`"a${maxRows + 1}"`);
  });

  test('says how many errors kept files out of it', () => {
    const files = render(input({ findings: { error: 3, warning: 0, info: 0 } }));
    expect(files.get('en/report.md')).toContain('The content has errors (3)');
  });

  test('has no script but its own, no inline style and nothing from elsewhere', () => {
    for (const [path, text] of render(small())) {
      if (!path.endsWith('.html')) continue;
      expect(text).not.toMatch(
        /<script(?! src="(?:\.\.\/)?report\.js" defer><\/script>)|<style|\sstyle=|\son\w+=|<link[^>]*https?:|src=(?!"(?:\.\.\/)?(?:sign\.svg|report\.js)")/i,
      );
    }
  });

  test('draws an interval with its words beside a table of its numbers', () => {
    const page = render(small()).get('en/index.html');
    expect(page).toMatch(/<svg class="interval bad"[^>]*role="img" aria-label="Helpfulness 20%, 95% interval 13% to 29%"/);
    expect(page).toContain('20% (13%–29%, n = 100)');
  });
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'a | b | c',
  '`code` **bold** _slant_ ~~gone~~ ![i](javascript:alert(1)) [l](javascript:alert(1))',
  'first\n\n# second\n| a |\n| - |',
  '1. a list',
  '- a list',
  'back\\slash \\| and &lt; &amp;',
  'https://evil.example/ and <https://evil.example/>',
  '$\\alpha$ and $5',
  '[^1] [x]: /y',
];

describe('escaping', () => {
  test.each(hostile)('shows “%s” in Markdown as nothing but text', (title) => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(`| a |\n| --- |\n| ${escapeMarkdown(title)} |\n`);
    const shown: string[] = [];
    const walk = (node: TextNode): void => {
      const isPlainAddress = node.type === 'link' && node.url === textOf(node);
      if (node.type !== 'root' && !isPlainAddress) shown.push(node.type);
      node.children?.forEach(walk);
    };
    walk(tree);
    expect([...new Set(shown)].sort()).toEqual(['table', 'tableCell', 'tableRow', 'text']);
    expect(shown.filter((type) => type === 'tableCell')).toHaveLength(2);
    expect(textOf(tree)).toBe(`a${title.replaceAll(/\s+/g, ' ')}`);
  });

  test.each(hostile)('shows “%s” as nothing but text at the start of a line', (title) => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(`${escapeMarkdown(title)}\n`);
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
    expect(textOf(tree).trim()).toBe(title.replaceAll(/\s+/g, ' '));
  });

  test.each(hostile)('lets “%s” open no element in HTML', (title) => {
    const plain = render(small('plain')).get('en/index.html') ?? '';
    const page = render(small(title)).get('en/index.html') ?? '';
    const count = (text: string): number => text.split('<').length;
    expect(count(page)).toBe(count(plain));
    expect(page).not.toContain('"><script');
  });
});

interface TextNode {
  type: string;
  value?: string;
  url?: string;
  children?: TextNode[];
}

function textOf({ value = '', children = [] }: TextNode): string {
  return value + children.map(textOf).join('');
}
