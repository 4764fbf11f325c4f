import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Audience } from '../../src/knowledge/audience.ts';
import { operatorFiles } from '../../src/knowledge/operator-files.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { handbookSchema } from '../../src/knowledge/schemas/handbook.ts';
import { replySchema } from '../../src/knowledge/schemas/reply.ts';
import { createMcpServer } from '../../src/mcp/mcp-server.ts';
import { jsonOf } from '../../src/reports/renderers/json.ts';
import { reportOf } from '../../src/reports/report.ts';
import { openBuiltHelpCentre } from '../../src/server/built-help-centre.ts';
import { createStaticFiles } from '../../src/server/static-files.ts';
import { small } from '../reports/small-report.ts';
import { axeFaults, chromiumPath, colorRules, desktop, launchBrowser, openPage, phone } from '../support/browser.ts';
import { channel, article as writeArticle } from '../support/builders.ts';
import { type Sample, sampleOf } from '../support/canaries.ts';
import { type ContentCopy, smallContent } from '../support/content-copy.ts';
import { readSite } from '../support/site-files.ts';

const locales = ['zh-cn', 'en'];

/** Fields that name shared data or hold a choice or a date, and so cannot hold a secret. */
const articleFields = {
  type: 'policy',
  category: 'orders',
  products: ['courses'],
  stage: 'learning',
  audience: 'internal',
  state: 'published',
  owner: 'billing',
  reviewed: '2026-11-01',
  reviewEvery: 365,
  escalateTo: 'mail',
  translates: undefined,
  issue: undefined,
  related: [],
};

const yamlFields: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  site: {
    contentVersion: 3,
    locales,
    baseUrl: 'https://help.qinghe.example',
    'brand.logo': undefined,
    'brand.mark': undefined,
    'brand.favicon': undefined,
    'brand.heroDrawing': undefined,
    'brand.color': 255,
    'brand.fonts': undefined,
    'brand.analytics': 'none',
    'brand.sharePictures': 'none',
    videoHosts: [],
    editing: { provider: 'github', repository: 'canary-editing/help', editor: 'off' },
    'tasks.article': 'refund',
    'tasks.icon': 'book',
  },
  taxonomy: { 'categories.owner': 'billing', 'categories.icon': 'book', 'categories.children': [] },
  team: {
    'teams.above': undefined,
    efforts: { write: 3 },
    'people.teams': ['billing'],
    'people.skills': ['orders'],
    'people.languages': ['zh-cn'],
    'people.working.zone': 'Asia/Shanghai',
    'people.working.weekly': { mon: ['09:00-18:00'] },
    'people.working.holidays': [],
    'people.working.exceptions.date': '2027-01-01',
    'people.working.exceptions.hours': ['10:00-11:00'],
  },
  channels: {
    'holidays.from': '2027-02-01',
    'holidays.to': '2027-02-02',
    'holidays.workdays': [],
    'notice.article': undefined,
    'channels.products': ['courses'],
    'channels.languages': ['zh-cn'],
    'channels.hours.zone': 'Asia/Shanghai',
    'channels.hours.weekly': { mon: ['09:00-18:00'] },
    'channels.hours.holidays': [],
    'channels.hours.exceptions.date': '2027-01-01',
    'channels.hours.exceptions.hours': ['10:00-11:00'],
    'questions.channel': undefined,
    'questions.webhooks.locale': 'zh-cn',
    'questions.escalation.complaints.tell': ['team'],
    'questions.escalation.others.tell': ['team'],
  },
};

/**
 * Fields of the YAML files that readers may see. Every other field is private to the operator, new ones included until
 * they are listed here.
 */
const publicFields = new Set([
  'site.name',
  'site.brand.shortName',
  'site.brand.placeholder',
  'site.tasks.label',
  'site.tasks.description',
  'site.tagline',
  'site.contact',
  'site.licence',
  'site.footer.icp',
  'site.footer.police',
  'taxonomy.categories.id',
  'taxonomy.categories.label',
  'taxonomy.categories.description',
  'taxonomy.products.id',
  'taxonomy.products.label',
  'taxonomy.products.description',
  'taxonomy.stages.id',
  'taxonomy.stages.label',
  'team.teams.name',
  'channels.holidays.name',
  'channels.prepare',
  'channels.notice.label',
  'channels.notice.description',
  'channels.questions.mail.from',
  'channels.questions.mail.name',
  'channels.questions.webhooks.id',
  'channels.channels.id',
  'channels.channels.label',
  'channels.channels.button',
  'channels.channels.description',
  'channels.channels.address',
  'channels.channels.url',
  'channels.channels.hours.exceptions.note',
  'facts.value',
  'glossary.id',
  'glossary.term',
  'glossary.definition',
  // Synonyms are looked up in the browser.
  'synonyms.zh-cn',
  'synonyms.en',
  // Readers choose from them when they say why an article did not help.
  'taxonomy.voteReasons.id',
  'taxonomy.voteReasons.label',
]);

/** A public article that uses all shared data whose canaries appear only where the data is used. */
const usingArticle = (answers: string, fields: object = {}): { data: object; body: string } => ({
  data: {
    ...articleFields,
    audience: 'public',
    title: `用到金丝雀的文章${answers}`,
    summary: '摘要',
    answers: [answers],
    ...fields,
  },
  body: '<Fact id="canary-facts-id" /> <Channel id="canary-channels-channels-id" /> <Term id="canary-glossary-id">词</Term>\n\n{/* 金丝雀comment */}\n',
});

test('no file of the sample’s public edition names its internal articles', async () => {
  const files = await readSite(inject('siteDir'));
  expect(files.size).toBeGreaterThan(100);
  const internal = [...files].filter(([path, text]) => `${path} ${text}`.includes('judge-a-refund-exception'));
  expect(internal.map(([path]) => path)).toEqual([]);
});

describe('the two editions, built one after the other in one checkout', () => {
  let content: ContentCopy;
  let internalSite: Map<string, string>;
  let publicSite: Map<string, string>;
  const article = sampleOf('article', articleSchema, {
    fixed: { ...articleFields, 'changed.on': '2026-11-01' },
    locales,
  });
  const page = sampleOf('handbook', handbookSchema, { fixed: { order: 99 }, locales });
  const reply = sampleOf('reply', replySchema, { fixed: { category: undefined }, locales });
  const files = Object.entries(operatorFiles).map(([name, { schema }]): [string, Sample] => [
    name,
    sampleOf(name, schema, { fixed: yamlFields[name] ?? {}, locales }),
  ]);
  const body = (name: string): string =>
    `## 金丝雀${name}heading\n\n金丝雀${name}text \`金丝雀${name}code\`\n\n<Callout type="note" title="金丝雀${name}title2">\n\n金丝雀${name}callout\n\n</Callout>\n`;
  const insiders = [
    ...[...article.canaries, ...page.canaries, ...reply.canaries].map(({ text }) => text),
    ...['heading', 'text', 'code', 'title2', 'callout'].flatMap((part) => [`金丝雀article${part}`, `金丝雀handbook${part}`]),
    '金丝雀replytext',
    'canary-reply',
    'canary-article',
    'canary-page',
    'canary-editing',
    '金丝雀reporttitle',
  ];
  const unpublished = ['draft', 'in-review', 'archived'];
  const yamlCanaries = files.flatMap(([, { canaries }]) => canaries);

  const outOf = (audience: string): string => join(content.siteDir, '..', audience);

  beforeAll(async () => {
    const english = (topic: string): string =>
      writeArticle({ title: topic, summary: `About a ${topic}.`, answers: [`where is my ${topic}`], body: 'In your orders.\n' });
    content = await smallContent({
      locales,
      files: {
        'channels.yaml': { channels: [channel({}, locales)] },
        'articles/en/refund.mdx': english('refund'),
        'articles/en/invoice.mdx': english('invoice'),
      },
    });
    const write = async (path: string, data: unknown, text: string): Promise<void> => {
      await mkdir(dirname(join(content.contentDir, path)), { recursive: true });
      await writeFile(join(content.contentDir, path), `---\n${stringify(data)}---\n\n${text}`);
    };
    // What search finds is tested elsewhere, and takes time.
    await writeFile(join(content.contentDir, 'site.yaml'), '\nsearchContract: off\n', { flag: 'a' });
    for (const [name, { data }] of files) {
      const file = join(content.contentDir, `${name}.yaml`);
      const own = parse(await readFile(file, 'utf8').catch(() => ''));
      await writeFile(file, `# 金丝雀yaml\n${stringify(merge(own, data))}`);
    }
    await write('articles/zh-cn/internal/canary-article.mdx', article.data, body('article'));
    await write('handbook/zh-cn/canary-page.mdx', page.data, body('handbook'));
    await write('replies/zh-cn/canary-reply.mdx', reply.data, '金丝雀replytext\n');
    for (const locale of locales) {
      const { data, body: text } = usingArticle(`用到的${locale}`, {
        owner: 'canary-team-teams-id',
        category: 'canary-taxonomy-categories-id',
        products: ['canary-taxonomy-products-id'],
        stage: 'canary-taxonomy-stages-id',
      });
      await write(`articles/${locale}/using.mdx`, data, text);
    }
    for (const state of unpublished) {
      const { data } = usingArticle(`金丝雀${state}answer`, {
        state,
        title: `金丝雀${state}title`,
        summary: `金丝雀${state}summary`,
      });
      await write(`articles/zh-cn/canary-${state}.mdx`, data, `金丝雀${state}text\n`);
    }
    const report = reportOf(small('金丝雀reporttitle'));
    await mkdir(join(content.contentDir, '../reports'), { recursive: true });
    await writeFile(join(content.contentDir, '../reports/report.json'), jsonOf(report));
    const inner = await content.build({ KB_AUDIENCE: 'internal', KB_OUT: outOf('internal') });
    const outer = await content.build({ KB_AUDIENCE: 'public', KB_OUT: outOf('public') });
    expect([inner.code, outer.code, inner.stderr, outer.stderr]).toEqual([0, 0, '', '']);
    internalSite = await readSite(outOf('internal'));
    publicSite = await readSite(outOf('public'));
  });
  afterAll(async () => {
    await content.remove();
  });

  const filesWith = (site: Map<string, string>, text: string): string[] =>
    // Lines of short texts may break between words only, which markup says.
    [...site]
      .filter(
        ([path, content]) =>
          [path, content, content.replaceAll('<wbr>', '')].some((each) => each.includes(text)) ||
          // Pagefind has the words of a Chinese text apart from each other.
          (path.startsWith('pagefind/') && content.includes(text.replaceAll('金丝雀', ''))),
      )
      .map(([path]) => path);
  const leaksOf = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => filesWith(publicSite, text.replace(/^\//, '')).map((path) => `${text} in ${path}`));

  test('shows internal articles, the handbook and the manual in the internal edition, marked as such', () => {
    const html = internalSite.get('zh-cn/articles/canary-article/index.html') ?? '';
    expect(html).toContain('banner-internal');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(internalSite.get('zh-cn/manual/rules/index.html')).toContain('taxonomy/unknown-category');
    expect(internalSite.get('robots.txt')).toContain('Disallow: /\n');
    // Shows that the search for leaks works: it finds every canary in at least one file of this edition.
    expect(insiders.filter((canary) => filesWith(internalSite, canary.replace(/^\//, '')).length === 0)).toEqual([]);
    expect(filesWith(internalSite, '金丝雀articletext').some((path) => path.startsWith('pagefind/fragment'))).toBe(true);
  });

  test('shows the report in the internal edition, a page for each part, with links to the edition’s own pages', () => {
    const overview = internalSite.get('en/reports/index.html') ?? '';
    expect(overview).toContain('What to do on Monday');
    expect(overview).toContain('href="/en/reports/coverage/"');
    expect(internalSite.get('en/reports/helpfulness/index.html')).toContain('href="/en/articles/refund-a-course/"');
    expect(internalSite.get('zh-cn/reports/comments/index.html')).toContain('金丝雀reporttitle');
    expect(internalSite.get('index.html')).toContain('href="/zh-cn/reports/"');
    // Not even the names of its styles.
    expect(filesWith(internalSite, 'report-contents').length).toBeGreaterThan(0);
    expect([...filesWith(publicSite, '/reports/'), ...filesWith(publicSite, 'report-contents')]).toEqual([]);
  });

  test.skipIf(chromiumPath === undefined)(
    'has pages of the report without a fault that axe knows, as wide as the header, in both languages',
    { timeout: 60_000 },
    async () => {
      const origin = 'http://internal.example';
      const browser = await launchBrowser();
      const { page } = await openPage(browser, origin, desktop);
      await page.route(`${origin}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        const path = join(outOf('internal'), pathname.endsWith('/') ? `${pathname}index.html` : pathname);
        return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404, body: '' });
      });
      const faults: string[] = [];
      for (const path of ['/zh-cn/reports/', '/en/reports/', '/zh-cn/reports/coverage/', '/en/reports/coverage/']) {
        await page.setViewportSize(desktop.viewport);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(path);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        faults.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
        await page.emulateMedia({ colorScheme: 'dark' });
        faults.push(...(await axeFaults(page, colorRules)).map((fault) => `${path} dark ${fault}`));
        const edges = await page.evaluate(() =>
          ['header', 'main'].map((name) => {
            const content = document.querySelector(`${name} a, ${name} h1`)?.getBoundingClientRect();
            return Math.round(content?.left ?? Number.NaN);
          }),
        );
        expect(edges[0], path).toBe(edges[1]);
        await page.setViewportSize(phone.viewport);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(phone.viewport.width);
      }
      await browser.close();
      expect(faults).toEqual([]);
    },
  );

  test('have no internal word in any file of the public one: pages, index, feeds, copies, redirects, revisions', () => {
    expect(filesWith(publicSite, 'using').length).toBeGreaterThan(1);
    expect(leaksOf(insiders)).toEqual([]);
    expect([...publicSite.keys()].filter((path) => /(?:^|\/)(?:manual|handbook|reports?)(?:\/|$)/.test(path))).toEqual([]);
  });

  test('have no internal word of the public one for programs: search and read of MCP, Markdown by Accept, llms.txt', async () => {
    const internal = await answersForPrograms('internal');
    const open = await answersForPrograms('public');
    // Shows that the same questions do find the internal article where it may be found.
    expect(internal.filter((answer) => answer.includes('金丝雀articletitle')).length).toBeGreaterThan(insiders.length / 2);
    expect(internal.some((answer) => answer.includes('金丝雀articletext'))).toBe(true);
    expect(open.length).toBe(internal.length);
    expect(open.flatMap((answer) => insiders.filter((canary) => answer.replaceAll('ASKED', '').includes(canary)))).toEqual([]);
    expect(internalSite.get('llms.txt')).toContain('金丝雀articletitle');
    expect(publicSite.get('llms.txt')).toContain('用到金丝雀的文章');
  });

  /** What programs are answered that ask for every internal text, and for the internal article in all ways. */
  async function answersForPrograms(audience: Audience): Promise<string[]> {
    const siteDir = outOf(audience);
    const helpCentre = openBuiltHelpCentre(siteDir, audience, () => '2026-11-20');
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'test', version: '1' });
    await Promise.all([createMcpServer({ helpCentre, log: console.error }).connect(ours), client.connect(theirs)]);
    const answers: string[] = [];
    const call = async (name: string, question: Record<string, string>): Promise<void> => {
      const answer = JSON.stringify(await client.callTool({ name, arguments: question }));
      // What was asked is no leak.
      answers.push(Object.values(question).reduce((text, value) => text.replaceAll(value, 'ASKED'), answer));
    };
    for (const query of insiders) await call('search', { query: query.slice(0, 300) });
    for (const article of [
      'canary-article',
      '/zh-cn/articles/canary-article/',
      '/en/articles/canary-article.md',
      '/canary-article-redirectfrom.html',
    ])
      await call('read', { article });
    await client.close();
    const serve = createStaticFiles({ siteDir, allowedOrigins: [] });
    for (const address of [
      '/zh-cn/articles/canary-article/',
      '/en/articles/canary-article/',
      '/zh-cn/articles/canary-article.md',
    ]) {
      const headers = { Accept: 'text/markdown' };
      answers.push(await (await serve(new Request(`http://localhost${address}`, { headers }))).text());
    }
    return answers;
  }

  test('have no word in the public one of the operator’s files that is not for readers', () => {
    const own = yamlCanaries.filter(({ field }) => !publicFields.has(field));
    expect(own.map(({ field }) => field)).toEqual(expect.arrayContaining(['facts.note', 'team.teams.mail', 'team.people.name']));
    expect(leaksOf([...own.map(({ text }) => text), '金丝雀yaml'])).toEqual([]);
  });

  test('has the canaries of what readers may see, which shows that the search for leaks finds them', () => {
    const laterShown = /^(?:synonyms|taxonomy\.voteReasons)\./;
    const shown = yamlCanaries.filter(({ field }) => publicFields.has(field) && !laterShown.test(field));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(({ text }) => filesWith(publicSite, text).length === 0).map(({ text }) => text)).toEqual([]);
    // A field that no longer exists must leave the list.
    expect([...publicFields].filter((field) => yamlCanaries.every((canary) => canary.field !== field))).toEqual([]);
  });

  test('shows nothing of what is not published, and no comment of a writer, in either edition', () => {
    const hidden = [
      ...unpublished.flatMap((state) => ['title', 'summary', 'answer', 'text'].map((part) => `金丝雀${state}${part}`)),
      '金丝雀comment',
    ];
    expect(leaksOf(hidden)).toEqual([]);
    expect(hidden.filter((text) => filesWith(internalSite, text).length > 0)).toEqual([]);
    expect(filesWith(publicSite, '用到金丝雀的文章').length).toBeGreaterThan(0);
  });
});

/** Merges a sample into the operator's data: lists are joined, texts are replaced. */
function merge(own: unknown, sample: unknown): unknown {
  if (Array.isArray(own) && Array.isArray(sample))
    return own.every((item) => typeof item === 'string') ? own : [...own, ...sample];
  if (own !== null && sample !== null && typeof own === 'object' && typeof sample === 'object') {
    const names = new Set([...Object.keys(own), ...Object.keys(sample)]);
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        name in own && name in sample
          ? merge((own as Record<string, unknown>)[name], (sample as Record<string, unknown>)[name])
          : ((own as Record<string, unknown>)[name] ?? (sample as Record<string, unknown>)[name]),
      ]),
    );
  }
  return sample ?? own;
}
