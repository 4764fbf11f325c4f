import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { readContent } from '../../src/content/read-content.ts';
import { type ImportOptions, type ImportResult, importContent } from '../../src/importing/import-content.ts';
import { readJsonFiles } from '../../src/importing/readers/json.ts';
import { category, label, taxonomy, today, writeContent, writeFiles } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const locales = ['en', 'zh-cn'];

let contentDir: string;
let folder: string;

beforeEach(async () => {
  const invoices = category(
    { id: 'invoices', label: { en: 'Invoices', 'zh-cn': '发票' }, description: label('Electronic invoices', locales) },
    locales,
  );
  contentDir = await writeContent({
    locales,
    files: { 'taxonomy.yaml': taxonomy({ categories: [category({}, locales), invoices] }, locales) },
  });
  folder = newFolder();
});

const write = (files: Readonly<Record<string, unknown>>): Promise<void> =>
  writeFiles(
    folder,
    Object.fromEntries(
      Object.entries(files).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  );

const run = (paths: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportResult> =>
  importContent(
    paths.map((path) => join(folder, path)),
    { contentDir, today, columns: {}, ...options },
  );

const read = (path: string): Promise<string> => readFile(join(contentDir, path), 'utf8');

/** Findings that say something about what was imported. */
async function findings(): Promise<string[]> {
  const content = await readContent(contentDir, join(newFolder(), 'fragments'));
  const found = runChecks({ ...content, today, publicFiles: new Set() });
  return found
    .filter(({ severity, rule }) => severity === 'error' || rule === 'translation/outdated')
    .map(({ message }) => message);
}

/** As `GET /api/v2/help_center/articles.json` answers. */
const zendeskArticle = (overrides: object = {}): object => ({
  id: 360001234567,
  url: 'https://fern.zendesk.com/api/v2/help_center/en-us/articles/360001234567.json',
  html_url: 'https://help.fern.example/hc/en-us/articles/360001234567-Get-an-invoice',
  author_id: 28226296456851,
  comments_disabled: true,
  draft: false,
  promoted: false,
  position: 0,
  vote_sum: 3,
  vote_count: 5,
  section_id: 360000111111,
  created_at: '2025-04-17T17:18:10Z',
  updated_at: '2026-03-01T08:00:00Z',
  name: 'Get an invoice',
  title: 'Get an invoice',
  source_locale: 'en-us',
  locale: 'en-us',
  outdated: false,
  outdated_locales: [],
  edited_at: '2026-02-03T17:18:10Z',
  user_segment_id: null,
  permission_group_id: 28398501139,
  content_tag_ids: [],
  label_names: ['vat', 'receipt'],
  body: '<p>Open <strong>Orders</strong>, then <a href="https://help.fern.example/hc/en-us/articles/360009999999">pay</a>.</p>',
  ...overrides,
});

const payArticle = zendeskArticle({
  id: 360009999999,
  html_url: 'https://help.fern.example/hc/en-us/articles/360009999999-Pay-by-card',
  title: 'Pay by card',
  name: 'Pay by card',
  label_names: [],
  body: '<p>Any card.</p><script>alert(1)</script><iframe src="//www.youtube.com/embed/x"></iframe>',
});

const zendeskFiles = {
  'articles-1.json': {
    count: 2,
    next_page: 'https://fern.zendesk.com/api/v2/help_center/articles.json?page=2',
    articles: [zendeskArticle()],
  },
  'articles-2.json': { count: 2, next_page: null, articles: [payArticle] },
  'sections.json': {
    sections: [
      { id: 360000111111, category_id: 1635, name: 'invoices', locale: 'en-us', source_locale: 'en-us', parent_section_id: null },
    ],
  },
  'categories.json': { categories: [{ id: 1635, name: 'Billing', locale: 'en-us', source_locale: 'en-us' }] },
  'translations.json': {
    translations: [
      // The original is among its own translations.
      {
        id: 1,
        source_id: 360001234567,
        source_type: 'Article',
        locale: 'en-us',
        title: 'Get an invoice',
        body: '<p>Old.</p>',
        outdated: false,
      },
      {
        id: 2,
        source_id: 360001234567,
        source_type: 'Article',
        locale: 'zh-cn',
        title: '开发票',
        body: '<p>打开<strong>“订单”</strong>，再<a href="/hc/zh-cn/articles/360009999999">付款</a>。</p>',
        html_url: 'https://help.fern.example/hc/zh-cn/articles/360001234567',
        outdated: false,
        draft: false,
        updated_at: '2026-02-04T00:00:00Z',
      },
      { id: 3, source_id: 360001234567, source_type: 'Article', locale: 'fr', title: 'Obtenir une facture', body: '<p>Oui.</p>' },
      {
        id: 4,
        source_id: 360009999999,
        source_type: 'Article',
        locale: 'zh-cn',
        title: '刷卡',
        body: '<p>都行。</p>',
        outdated: true,
      },
    ],
  },
};

describe('the JSON of Zendesk Guide', () => {
  test('becomes drafts in every locale, with categories by section, links, old addresses and the revision they translate', async () => {
    await write(zendeskFiles);
    const { files, problems } = await run(Object.keys(zendeskFiles));
    expect(files.map(({ source, path }) => [source, path])).toEqual([
      ['zendesk#360001234567', 'articles/en/invoices/get-an-invoice.mdx'],
      ['zendesk#360001234567/zh-cn', 'articles/zh-cn/invoices/get-an-invoice.mdx'],
      ['zendesk#360009999999', 'articles/en/invoices/pay-by-card.mdx'],
      ['zendesk#360009999999/zh-cn', 'articles/zh-cn/invoices/pay-by-card.mdx'],
    ]);
    const [invoice, translation, pay] = await Promise.all(files.map(({ path }) => read(path)));
    expect(invoice).toContain('reviewed: 2026-02-03');
    expect(invoice).toContain('  - /hc/en-us/articles/360001234567-Get-an-invoice');
    expect(invoice).toContain('Open **Orders**, then [pay](/en/articles/pay-by-card/).');
    expect(translation).toContain('打开**“订单”**，再[付款](/zh-cn/articles/pay-by-card/)。');
    expect(translation).toMatch(/translates: ['"]?[0-9a-f]{12}/);
    expect(pay).not.toContain('alert');
    expect(pay).toContain('https://www.youtube.com/embed/x');
    expect(files.map(({ lost }) => lost)).toEqual([
      ['the keywords vat, receipt'],
      ['the keywords vat, receipt'],
      ['a script', 'the embedded page //www.youtube.com/embed/x, to which a link leads instead'],
      ['which text it translates, as it is outdated there'],
    ]);
    expect(problems).toEqual([
      {
        where: 'zendesk#360001234567/fr',
        message: '“Obtenir une facture” is in fr, which is not a locale of site.yaml: add the locale and import it again.',
      },
    ]);
    expect(await findings()).toEqual([expect.stringContaining('does not say which revision')]);
  });

  test('imported again changes nothing, and a changed original takes its translation along', async () => {
    await write(zendeskFiles);
    await run(Object.keys(zendeskFiles));
    expect((await run(Object.keys(zendeskFiles))).files.map(({ outcome }) => outcome)).toEqual(Array(4).fill('unchanged'));
    await write({ 'articles-1.json': { articles: [zendeskArticle({ body: '<p>Ask us.</p>' })] } });
    expect((await run(Object.keys(zendeskFiles))).files.map(({ outcome }) => outcome)).toEqual([
      'updated',
      'updated',
      'unchanged',
      'unchanged',
    ]);
    expect(await findings()).toHaveLength(1);
  });

  test('may have translations beside each article, or come later than the articles', async () => {
    const [, chinese] = zendeskFiles['translations.json'].translations;
    await write({ 'one.json': { articles: [zendeskArticle()] }, 'two.json': [zendeskArticle({ translations: [chinese] })] });
    expect((await run(['one.json'])).files).toHaveLength(1);
    expect((await run(['two.json'])).files.map(({ path, outcome }) => [path.split('/').at(1), outcome])).toEqual([
      ['en', 'unchanged'],
      ['zh-cn', 'new'],
    ]);
    expect(await findings()).toEqual([]);
  });

  test('a translation of an article that a writer has edited since is outdated', async () => {
    await write(zendeskFiles);
    const { files } = await run(['articles-1.json', 'articles-2.json']);
    const path = files[0]?.path ?? '';
    await writeFile(join(contentDir, path), (await read(path)).replace('Open', 'Tap'));
    await run(Object.keys(zendeskFiles));
    expect(await findings()).toContainEqual(expect.stringContaining('has changed since it was translated'));
  });
});

test('the JSON of Intercom becomes drafts with their translations and collections', async () => {
  const content = {
    type: 'article_content',
    title: '退款',
    description: '七天内可以退。',
    body: '<p>七天内，<a href="https://help.fern.example/en/articles/4-pay">付款</a>后。</p>',
    author_id: 5017691,
    state: 'published',
    created_at: 1663597223,
    updated_at: 1767225600,
    url: 'https://help.fern.example/zh-CN/articles/3-退款',
  };
  const article = {
    type: 'article',
    id: '3',
    workspace_id: 'hfi1bx4l',
    title: 'Refunds',
    description: 'Within seven days.',
    body: '<p>Within <b>seven</b> days.</p>',
    author_id: 5017691,
    state: 'published',
    created_at: 1663597223,
    updated_at: 1767225600,
    url: 'https://help.fern.example/en/articles/3-refunds',
    parent_id: 12,
    parent_ids: [12],
    parent_type: 'collection',
    default_locale: 'en',
    translated_content: {
      type: 'article_translated_content',
      en: { ...content, title: 'Refunds', body: '<p>Within <b>seven</b> days.</p>' },
      'zh-CN': content,
      fr: null,
    },
    statistics: { type: 'article_statistics', views: 10 },
  };
  await write({
    'articles.json': {
      type: 'list',
      pages: { type: 'pages', page: 1, per_page: 25, total_pages: 1 },
      total_count: 1,
      data: [article],
    },
    'collections.json': {
      type: 'list',
      data: [
        { type: 'collection', id: '11', workspace_id: 'hfi1bx4l', name: 'Invoices', parent_id: null },
        { type: 'collection', id: '12', workspace_id: 'hfi1bx4l', name: 'Money back', parent_id: '11' },
      ],
    },
  });
  const { files, problems } = await run(['articles.json', 'collections.json']);
  expect(problems).toEqual([]);
  expect(files.map(({ path, confidence }) => [path, confidence])).toEqual([
    ['articles/en/invoices/refunds.mdx', 1],
    ['articles/zh-cn/invoices/refunds.mdx', 1],
  ]);
  const [english, chinese] = await Promise.all(files.map(({ path }) => read(path)));
  expect(english).toContain('summary: Within seven days.\n');
  expect(english).toContain('reviewed: 2026-01-01');
  expect(chinese).toContain('summary: 七天内可以退。');
  expect(chinese).toContain('  - /zh-CN/articles/3-退款');
  expect(await findings()).toEqual([]);
});

test('the JSON of Help Scout becomes drafts with categories, related articles and redirects', async () => {
  const article = (overrides: object): object => ({
    id: '521632244566c845e582652d',
    number: 125,
    collectionId: '5214c77c45667acd25394b51',
    slug: 'my-article',
    status: 'published',
    hasDraft: false,
    name: 'Get an invoice',
    text: 'This is <b>the text</b>.',
    categories: ['5214c77d45667acd25394b52'],
    related: ['521632244566c845e582652e', '000000000000000000000000'],
    publicUrl: 'https://docs.fern.example/article/125-my-article',
    popularity: 4.3,
    keywords: ['vat'],
    createdAt: '2013-08-22T15:46:12Z',
    updatedAt: '2026-01-22T15:46:12Z',
    lastPublishedAt: '2026-01-21T15:46:12Z',
    ...overrides,
  });
  const other = {
    id: '521632244566c845e582652e',
    name: 'Pay',
    slug: 'pay',
    text: '<p>See <a href="https://docs.fern.example/article/125-renamed">invoices</a>.</p>',
    related: [],
    keywords: null,
    publicUrl: 'https://docs.fern.example/article/126-pay',
  };
  await write({
    'articles.json': [{ article: article({}) }, { article: article(other) }],
    'list.json': {
      articles: { page: 1, pages: 1, count: 1, items: [article({ id: '5', name: 'Named only', text: undefined })] },
    },
    'categories.json': {
      categories: {
        page: 1,
        items: [{ id: '5214c77d45667acd25394b52', collectionId: '5214c77c45667acd25394b51', name: 'Invoices', articleCount: 2 }],
      },
    },
    'redirects.json': {
      redirects: {
        items: [
          { id: '1', siteId: '2', urlMapping: '/old/invoice', redirect: 'https://docs.fern.example/article/125-my-article' },
        ],
      },
    },
  });
  const { files, problems } = await run(['articles.json', 'list.json', 'categories.json', 'redirects.json']);
  expect(files.map(({ path, lost }) => [path, lost])).toEqual([
    [
      'articles/en/invoices/my-article.mdx',
      ['the keywords vat', 'the related article 000000000000000000000000, which was not imported'],
    ],
    ['articles/en/invoices/pay.mdx', []],
  ]);
  const [invoice, pay] = await Promise.all(files.map(({ path }) => read(path)));
  expect(invoice).toContain('related:\n  - pay\n');
  expect(invoice).toContain('  - /article/125-my-article\n  - /old/invoice\n');
  expect(pay).toContain('See [invoices](/en/articles/my-article/).');
  expect(problems).toEqual([
    {
      where: 'list.json, articles.items[0]',
      message: expect.stringMatching(/“Named only” has no text\. .*\/v1\/articles\/<id>/),
    },
  ]);
});

test('the JSON of phpMyFAQ becomes drafts: answers are unescaped, and languages of one question are one article', async () => {
  const faq = (overrides: object): object => ({
    faq: {
      id: 1,
      language: 'en',
      category: 'Money >> Invoices',
      keywords: '',
      question: 'How do I get an invoice?',
      answer: '&lt;p&gt;Open &lt;strong&gt;Orders&lt;/strong&gt; &amp;amp; tap it.&lt;/p&gt;&lt;pre&gt;a\nb&lt;/pre&gt;',
      author: 'Lin',
      last_modified: '2025-10-10T17:54:00+02:00',
      ...overrides,
    },
  });
  await write({
    'faq.json': [
      faq({}),
      faq({ category: 'Other' }),
      faq({ language: 'zh', question: '怎么开发票？', answer: '&lt;p&gt;在订单里。&lt;/p&gt;' }),
      faq({ id: 2, question: 'Empty?', answer: '' }),
    ],
  });
  const { files, problems } = await run(['faq.json']);
  expect(files.map(({ path }) => path)).toEqual([
    'articles/en/invoices/how-do-i-get-an-invoice.mdx',
    'articles/zh-cn/invoices/how-do-i-get-an-invoice.mdx',
  ]);
  const text = await read(files[0]?.path ?? '');
  expect(text).toContain('Open **Orders** & tap it.\n\n```\na\nb\n```');
  expect(text).toContain('reviewed: 2025-10-10');
  expect(problems).toEqual([{ where: 'faq.json, [3].faq', message: '“Empty?” has no text.' }]);
  expect(await findings()).toEqual([]);
});

describe('JSON that is not as expected', () => {
  const refusal = async (content: unknown): Promise<string> => {
    await write({ 'x.json': content });
    const error = await run(['x.json']).catch((reason: Error) => reason);
    return error instanceof Error ? error.message : JSON.stringify(error.problems);
  };

  test('is refused with what it is and what it resembles', async () => {
    expect(await refusal('{"articles": [')).toMatch(
      /^x\.json is not valid JSON: .*position|^x\.json is not valid JSON: Unexpected/,
    );
    expect(await refusal({ a: [{ b: 1 }] })).toBe('x.json is not JSON of a known shape. Its objects have the fields a, b.');
    expect(await refusal([])).toBe('x.json is not JSON of a known shape. It holds no objects.');
    expect(await refusal({ items: [{ name: 'A', slug: 'a', publicUrl: 'https://x', status: 'published' }] })).toBe(
      'x.json is not JSON of a known shape. It resembles the articles of Help Scout Docs, which have `id`, `text`, `collectionId` as well.',
    );
    expect(await refusal({ articles: [zendeskArticle({ body: undefined, locale: undefined })] })).toBe(
      'x.json is not JSON of a known shape. It resembles the articles of Zendesk Guide, which have `body`, `locale` as well.',
    );
  });

  test('only with categories says that the articles are missing', async () => {
    await write(zendeskFiles);
    const { problems } = await run(['sections.json', 'categories.json']);
    expect(problems).toEqual([
      { where: 'sections.json, sections[0]', message: expect.stringContaining('only their categories') },
    ]);
  });

  test('in one file or one article leaves out that alone, and two articles of one title are told', async () => {
    await write({
      'broken.json': '{',
      'articles.json': {
        articles: [
          zendeskArticle(),
          zendeskArticle({ id: 2, title: 5 }),
          zendeskArticle({ id: 4, body: undefined }),
          zendeskArticle({ id: 3, html_url: null, section_id: null }),
        ],
      },
    });
    const { files, problems } = await run(['broken.json', 'articles.json']);
    expect(files.map(({ path }) => path.split('/').at(-1))).toEqual(['get-an-invoice.mdx', 'get-an-invoice-2.mdx']);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      expect.stringMatching(/^broken\.json: broken\.json is not valid JSON/),
      'articles.json, articles[2]: It is like an article of Zendesk Guide, without `body`.',
      expect.stringMatching(/^articles\.json, articles\[1\]: It is not as expected: `title`/),
      'zendesk#3: “Get an invoice” is the title of zendesk#360001234567 as well: both were imported; put them together.',
    ]);
  });

  test('of 50 MB or more is refused, and nesting that would take all memory is told', async () => {
    await write({ 'big.json': '[' });
    await truncate(join(folder, 'big.json'), 50_000_001);
    await expect(run(['big.json'])).rejects.toThrow(/big\.json is larger than 50 MB/);
    await write({ 'deep.json': { articles: [zendeskArticle({ body: '<div>'.repeat(8_000) }), payArticle] } });
    const { files, problems } = await run(['deep.json']);
    expect(files).toHaveLength(1);
    expect(problems).toEqual([
      { where: 'deep.json, articles[0]', message: expect.stringContaining('“Get an invoice”: The text is nested too deeply') },
    ]);
  });

  test('in a folder of documents is left alone, and read where there are none', async () => {
    await write({
      'docs/a.md': '# A\n\nText.\n',
      'docs/package.json': '{}',
      'export/articles.json': zendeskFiles['articles-1.json'],
    });
    expect((await run(['docs'])).files).toHaveLength(1);
    expect((await run(['export'])).files.map(({ source }) => source)).toEqual(['zendesk#360001234567']);
  });
});

test('an object that contains itself by its ids ends', async () => {
  const section = { id: 360000111111, name: 'Loop', category_id: 1, parent_section_id: 360000111111, source_locale: 'en-us' };
  await write({ 'a.json': { articles: [zendeskArticle()], sections: [section] } });
  const { articles } = await readJsonFiles([{ path: join(folder, 'a.json'), source: 'a.json' }]);
  expect(articles).toHaveLength(1);
});
