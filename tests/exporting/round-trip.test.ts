import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes, Parent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { type Content, readContent } from '../../src/content/read-content.ts';
import { type ExportOptions, selectArticles } from '../../src/exporting/exported-articles.ts';
import { writeCsv, writeJson, writeMarkdownFolder } from '../../src/exporting/write-articles.ts';
import { importContent } from '../../src/importing/import-content.ts';
import type { ArticleData } from '../../src/knowledge/schemas/article.ts';
import { parseBody } from '../../src/markdown/parse.ts';
import { article, category, drawing, taxonomy, today, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { runs } from '../support/properties.ts';

const locales = ['zh-cn', 'en'];
const ids = ['a0', 'b1', 'c2-with-a-longer-id-than-any-title-would-ever-give-it-in-pinyin', 'd3'];

/** Everything but the articles. */
const frame = {
  'taxonomy.yaml': taxonomy(
    {
      categories: [category({}, locales), category({ id: 'invoices' }, locales)],
      products: ['courses', 'clubs'].map((id) => ({ id, label: { 'zh-cn': id, en: id }, description: { 'zh-cn': id, en: id } })),
    },
    locales,
  ),
  'media/a.svg': drawing(),
  'media/a.dark.svg': drawing('<rect width="1" height="1"/>'),
};

async function contentWith(files: Readonly<Record<string, string | undefined>>): Promise<Content> {
  const folder = await writeContent({ locales, files: { ...frame, 'articles/zh-cn/refund.mdx': undefined, ...files } });
  return readContent(folder, join(newFolder(), 'fragments'));
}

type Format = 'json' | 'markdown' | 'csv';

/** Exports articles and imports them into content that has none. */
async function carryOver(
  content: Content,
  format: Format,
  options: Partial<ExportOptions> = {},
): Promise<{ content: Content; lost: string[] }> {
  const selection = selectArticles(content, { edition: 'internal', locales: [], ...options });
  const path = join(newFolder(), `export${format === 'markdown' ? '' : `.${format}`}`);
  await { json: writeJson, csv: writeCsv, markdown: writeMarkdownFolder }[format](path, selection);
  const target = await contentWith({});
  const { files, problems } = await importContent([path], { contentDir: target.kb.dir, today, columns: {} });
  expect(problems).toEqual([]);
  return { content: await readContent(target.kb.dir, join(newFolder(), 'fragments')), lost: files.flatMap(({ lost }) => lost) };
}

/** A tree without what does not change its meaning: positions, and where text is cut. */
function shapeOf(body: string): unknown {
  const parsed = parseBody(body);
  if ('finding' in parsed) throw new Error(`${parsed.finding.message}\n${body}`);
  return clean(
    JSON.parse(JSON.stringify(parsed.tree, (key, value) => (key === 'position' || key === 'data' ? undefined : value))),
  );
}

function clean(node: Nodes): unknown {
  if (!('children' in node)) return node;
  const only = (node as Parent).children[0];
  // `<summary>` may have its text on a line of its own.
  if ('name' in node && node.name === 'summary' && only?.type === 'paragraph')
    return clean({ ...node, children: only.children } as Nodes);
  const children: Nodes[] = [];
  for (const child of (node as Parent).children as Nodes[]) {
    const last = children.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      children[children.length - 1] = { ...last, value: last.value + child.value };
    else children.push(child);
  }
  return { ...node, children: children.map(clean) };
}

interface Compared {
  key: string;
  data: ArticleData;
  body: unknown;
}

const comparedOf = ({ articles }: Content, bodyOf: (body: string) => unknown): Compared[] =>
  articles
    .map(({ locale, id, data, body }) => ({
      key: `${locale}/${id}`,
      data: { ...data, state: 'draft' as const },
      body: bodyOf(body),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

const inline = fc.constantFrom(
  'Open the order.',
  '退款**“到账”**时间',
  '3 \\< 5 & \\{x}',
  '*once* more',
  '~~never~~',
  '`a | b`',
  '<kbd>Ctrl</kbd>',
  'H<sub>2</sub>O',
  '<abbr title="a &quot;b&quot;">AB</abbr>',
  '[see](/zh-cn/articles/a0/)',
  '[web](https://example.org/?a=1&b=2)',
  'service@example.org',
  '![a picture](/media/a.svg)',
  '&#x69;mport of goods',
  '1\\. not a list',
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const plainBlock = fc.oneof(
  line,
  line.map((text) => `- ${text}\n- ${text}\n\n  ${text}\n  1. one\n  2. two`),
  line.map((text) => `> ${text}\n>\n> - quoted`),
  line.map((text) => `| a | b |\n| - | -: |\n| ${text.replaceAll('|', '\\|')} | 2 |`),
  line.map((text) => `<details>\n  <summary>More & more \\<3</summary>\n\n  ${text}\n\n  - item\n</details>`),
  line.map((text) => `Note[^1]\n\n[^1]: ${text}`),
  fc.constantFrom('```ts\nlet a = 1;\n```', '---', '- [ ] todo\n- [x] done'),
);
const component = fc.constantFrom(
  ':::warning[Careful]\nText.\n:::',
  '<Tabs>\n  <Tab label="A">\n    1. one\n    2. two\n\n       more\n  </Tab>\n  <Tab label="B">\n    B.\n  </Tab>\n</Tabs>',
  'Within <Fact id="refund-days" />.',
  '<Screenshot src="/media/a.svg" alt="Order: the button">\n  <Mark step="1" at="1,1" label="One" />\n</Screenshot>',
);
const bodyOf = (block: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.boolean(), block), { minLength: 1, maxLength: 4 })
    .map((blocks) => blocks.map(([isSection, text], index) => `${isSection ? `## Part ${index}\n\n` : ''}${text}`).join('\n\n'));

/** One line; spaces inside it are kept as they are. */
const text = fc.constantFrom(
  '退款',
  '"quoted": yes',
  "it's 100 %",
  '- dash',
  '#1',
  '  two  spaces'.trim(),
  '全角　空格',
  '=1+1',
  'null',
  '2026-01-01',
);
const fields = fc.record(
  {
    title: text,
    summary: text,
    type: fc.constantFrom('faq', 'how-to', 'policy', 'troubleshooting', 'known-issue'),
    category: fc.constantFrom('orders', 'invoices'),
    products: fc.constantFrom(['courses'], ['clubs', 'courses']),
    audience: fc.constantFrom('public', 'internal'),
    owner: fc.constantFrom('billing', 'lin'),
    reviewed: fc.constantFrom('2026-11-01', '2025-02-28'),
    reviewEvery: fc.integer({ min: 1, max: 400 }),
    changed: fc.constant({ on: '2026-10-01', note: 'Prices: new' }),
    answers: fc.uniqueArray(text, { maxLength: 4 }),
    related: fc.subarray(ids),
    redirectFrom: fc.subarray(['/old/path.html', '/旧/页面']),
    escalateTo: fc.constant('mail'),
  },
  { requiredKeys: ['title', 'summary', 'type', 'category', 'products', 'owner', 'reviewed'] },
);

/** Files of up to eight articles; `translates` is current, outdated or missing. */
interface Generated {
  fields: Readonly<Record<string, unknown>> & { related?: string[] };
  body: string;
  follows: string | undefined;
}

function articles(block: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const one: fc.Arbitrary<Generated> = fc.record({
    fields,
    body: bodyOf(block),
    follows: fc.constantFrom('current', '0123456789ab', undefined),
  });
  return fc
    .record(Object.fromEntries(ids.flatMap((id) => locales.map((locale) => [`${locale}/${id}`, one]))), {
      requiredKeys: ['zh-cn/a0'],
    })
    .map((all: Record<string, Generated | undefined>) => {
      const keys = new Set(Object.keys(all));
      return Object.fromEntries(
        Object.entries(all as Record<string, Generated>).map(([key, { fields: own, body, follows }]) => [
          `articles/${key}.mdx`,
          article({
            ...own,
            issue: own['type'] === 'known-issue' ? { status: 'open', since: '2026-11-01', severity: 'low' } : undefined,
            related: own.related?.filter((id) => keys.has(`${key.split('/')[0]}/${id}`) && !key.endsWith(`/${id}`)),
            translates: key.startsWith('en/') && keys.has(key.replace('en', 'zh-cn')) ? follows : undefined,
            body: `${body}\n`,
          }),
        ]),
      );
    });
}

/** The generated content, with `translates: current` replaced by the revision it stands for. */
async function generated(files: Record<string, string>): Promise<Content> {
  const draft = await contentWith(
    Object.fromEntries(Object.entries(files).map(([path, each]) => [path, each.replace('translates: current\n', '')])),
  );
  const revisions = new Map(draft.articles.map(({ locale, id, revision }) => [`${locale}/${id}`, revision]));
  return contentWith(
    Object.fromEntries(
      Object.entries(files).map(([path, each]) => {
        const original = revisions.get(path.slice('articles/'.length, -'.mdx'.length).replace(/^en/, 'zh-cn'));
        return [path, each.replace('translates: current\n', `translates: '${original}'\n`)];
      }),
    ),
  );
}

describe('articles that are exported and imported', () => {
  test('as JSON are the same, components included, but for their state', async () => {
    await fc.assert(
      fc.asyncProperty(articles(fc.oneof(plainBlock, component)), async (files) => {
        const content = await generated(files);
        expect(content.kb.findings).toEqual([]);
        const { content: after, lost } = await carryOver(content, 'json');
        expect(lost).toEqual([]);
        expect(comparedOf(after, (body) => body.trim())).toEqual(comparedOf(content, (body) => body.trim()));
      }),
      { numRuns: runs(3) },
    );
  });

  test('as Markdown are the same in all that Markdown has a sign for', async () => {
    await fc.assert(
      fc.asyncProperty(articles(plainBlock), async (files) => {
        const content = await generated(files);
        const { content: after, lost } = await carryOver(content, 'markdown');
        expect(lost).toEqual([]);
        expect(comparedOf(after, shapeOf)).toEqual(comparedOf(content, shapeOf));
        for (const file of ['media/a.svg', 'media/a.dark.svg'])
          expect(await readFile(join(after.kb.dir, file), 'utf8')).toBe(await readFile(join(content.kb.dir, file), 'utf8'));
      }),
      { numRuns: runs(3) },
    );
  });
});
