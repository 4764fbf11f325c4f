import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/findings/terminal.ts';
import {
  article,
  category,
  channel,
  checkContent,
  drawing,
  label,
  ofRule,
  person,
  places,
  site,
  taxonomy,
  team,
} from '../support/builders.ts';

const zh = 'articles/zh-cn/refund.mdx';
const locales = ['zh-cn', 'en'];

test('a question shares a word or a synonym with its article, or several with a long body', async () => {
  const lonely = async (fields: Readonly<Record<string, unknown>>): Promise<string[]> =>
    ofRule((await checkContent({ files: { [zh]: article(fields) } })).findings, 'answers/unrelated').map(
      ({ message }) => message,
    );
  const everest = { answers: ['珠穆朗玛峰有多高'] };
  expect(await lonely(everest)).toHaveLength(1);
  expect(await lonely({ ...everest, summary: '登珠穆朗玛峰也可以退。' })).toEqual([]);
  expect(await lonely({ answers: ['珠穆朗玛峰有多高', '谁登过珠穆朗玛峰'] })).toEqual([]);
  // The site's own words for it.
  const files = { [zh]: article({ answers: ['海螺姑娘'] }), 'synonyms.yaml': { 'zh-cn': [['退款', '海螺姑娘']] } };
  expect(ofRule((await checkContent({ files })).findings, 'answers/unrelated')).toEqual([]);
  // Nothing but stop words, and an operator who has switched the contract off.
  expect(await lonely({ answers: ['怎么'] })).toEqual([]);
  const off = { files: { [zh]: article(everest), 'site.yaml': site({ searchContract: 'off' }) } };
  expect(ofRule((await checkContent(off)).findings, 'answers/unrelated')).toEqual([]);
  const english = { title: 'Refunds', summary: 'How to get one.', answers: ['the tall mountain climbers hotel porridge'] };
  const inEnglish = async (text: string): Promise<number> => {
    const files = { 'articles/en/refund.mdx': article({ ...english, body: text, translates: undefined }) };
    return ofRule((await checkContent({ locales: ['zh-cn', 'en'], files })).findings, 'answers/unrelated').length;
  };
  expect([await inEnglish('A hotel.'), await inEnglish('A hotel with porridge.')]).toEqual([1, 0]);
});

test('a question that is marked as meant is searched like any other', async () => {
  const fields = { answers: ['退款吗', { question: '珠穆朗玛峰有多高', meant: true }] };
  const { articles } = await checkContent({ files: { [zh]: article(fields) } });
  expect(articles[0]?.data.answers).toEqual(['退款吗', '珠穆朗玛峰有多高']);
  for (const [answer, says] of [
    [{ question: '退款', meant: false }, 'must be a question, or `{question: "…", meant: true}`'],
    [7, 'must be a question, or `{question: "…", meant: true}`'],
    ['退'.repeat(301), 'must be at most 300 characters'],
    ['', 'must not be empty'],
  ] as const) {
    const { findings } = await checkContent({ files: { [zh]: article({ answers: [answer] }) } });
    const [found] = ofRule(findings, 'schema/invalid-value');
    expect(`${found?.message} ${found?.hint}`).toContain(says);
  }
});

test('tasks of the home page list five questions, other articles when readers ask for them', async () => {
  const few = async (overrides: object): Promise<string[]> =>
    ofRule((await checkContent(overrides)).findings, 'answers/few').map(({ message }) => message);
  const task = { article: 'refund', icon: 'undo-2', label: { 'zh-cn': '退款' }, description: { 'zh-cn': '七天内' } };
  expect(await few({})).toEqual([]);
  expect(await few({ demand: new Map([['zh-cn/other', 9]]) })).toEqual([]);
  expect(await few({ files: { 'site.yaml': site({ tasks: [task] }) } })).toEqual([
    'It is a task of the home page, but the article lists only 1 question.',
  ]);
  const demand = new Map([['zh-cn/refund', 9]]);
  expect(await few({ demand, files: { [zh]: article({ state: 'draft' }) } })).toEqual([]);
  expect(await few({ demand, files: { [zh]: article({ audience: 'internal' }) } })).toEqual([]);
});

test('one article broken in eight ways prints all eight in one run', async () => {
  const text = article({
    category: 'oders',
    owner: 'biling',
    reviewed: '2027-01-01',
    related: ['refunds'],
    body: '#### 条件\n\n见[协议](/zh-cn/articles/agreement/)和[这里](javascript:void(0))。\n\n![](/media/player.svg)\n',
  });
  const { findings } = await checkContent({
    files: { [zh]: text, 'articles/zh-cn/other.mdx': article({ answers: ['别的退款'] }), 'media/player.svg': drawing() },
  });
  const own = findings.filter(({ file }) => file === `content/${zh}`);
  expect(new Set(own.map(({ rule }) => rule)).size).toBe(8);
  expect(renderTerminal(own)).toMatchInlineSnapshot(`
    "content/articles/zh-cn/refund.mdx:5:11  error  taxonomy/unknown-category
      \`oders\` is not a category. Did you mean \`orders\`?
      A category is defined in content/taxonomy.yaml.

    content/articles/zh-cn/refund.mdx:10:8  error  owner/unknown
      \`biling\` is not a team or person. Did you mean \`billing\`?
      Teams and people are listed in content/team.yaml.

    content/articles/zh-cn/refund.mdx:11:11  error  staleness/future
      \`2027-01-01\` is in the future; today is 2026-11-20.
      Write the day on which someone last read the whole article and confirmed that it is correct.

    content/articles/zh-cn/refund.mdx:15:5  error  related/missing
      There is no article \`refunds\`. Did you mean \`refund\`?
      Correct the id: it is the article’s file name without \`.mdx\`.

    content/articles/zh-cn/refund.mdx:17:1  error  structure/heading-level
      The heading jumps from level 1 to level 4.
      Write \`##\`.

    content/articles/zh-cn/refund.mdx:19:2  error  link/broken
      There is no article \`agreement\` in \`zh-cn\`.
      Correct the id: it is the article’s file name without \`.mdx\`.

    content/articles/zh-cn/refund.mdx:19:35  error  link/unsafe
      \`javascript:void(0)\` does not use https, http, mailto or tel.
      Link to https://…, to a path of this site such as \`/<locale>/articles/<id>/\`, or to #heading.

    content/articles/zh-cn/refund.mdx:21:1  error  media/alt
      The picture \`/media/player.svg\` has no text alternative.
      Describe what the picture shows, as you would on the phone. The text goes into the brackets: \`![…](…)\`.

    8 errors, 0 warnings, 0 notes
    "
  `);
});

test('content without faults has no findings, in one language and in two', async () => {
  expect((await checkContent()).findings).toEqual([]);
  const first = await checkContent({ locales });
  const { revision } = first.articles[0]!;
  expect(
    (await checkContent({ locales, files: { 'articles/en/refund.mdx': article({ translates: revision }) } })).findings,
  ).toEqual([]);
});

test('a translation whose file alone was renamed is told the name of its original', async () => {
  const { revision } = (await checkContent({ locales })).articles[0]!;
  const renamed = (translates: string) =>
    checkContent({ locales, files: { 'articles/en/refunds.mdx': article({ answers: ['Refunds?'], translates }) } });
  expect(ofRule((await renamed(revision)).findings, 'translation/outdated')).toMatchObject([
    {
      file: 'content/articles/en/refunds.mdx',
      message: 'There is no original `refunds` in `zh-cn`. Did you mean `refund`?',
      hint: 'Rename the file to `refund.mdx`, or rename both and add the old URLs to `redirectFrom`.',
    },
  ]);
  expect(ofRule((await renamed('0123456789ab')).findings, 'translation/outdated')).toMatchObject([
    { hint: 'Remove `translates`, or give the file the name of its original.' },
  ]);
});

test('findings are sorted by file, line and column', async () => {
  const { findings } = await checkContent({
    files: { [zh]: article({ category: 'x', body: '{a} {b}\n\n# c' }), 'articles/zh-cn/a.mdx': article({ owner: 'x' }) },
  });
  expect(findings.length).toBeGreaterThan(3);
  const keys = findings.map(({ file, line, column }) => `${file} ${String(line).padStart(5)} ${String(column).padStart(5)}`);
  expect(keys).toEqual(keys.toSorted());
});

describe('links', () => {
  const bodyOf = (url: string) => ({
    files: {
      [zh]: article({ body: `见[它](${url})。` }),
      'articles/zh-cn/other.mdx': article({ answers: ['别的退款'], body: '## 步骤\n\n做。' }),
    },
  });
  const messages = async (url: string): Promise<string[]> =>
    (await checkContent(bodyOf(url))).findings.map(({ rule, message }) => `${rule} ${message}`);

  test.each([
    ['/zh-cn/articles/other/', []],
    ['/zh-cn/articles/other', []],
    ['/zh-cn/articles/other/?from=a#步骤', []],
    ['/zh-cn/articles/other/#步聚', ['link/anchor `other` has no heading `#步聚`. Did you mean `步骤`?']],
    ['/zh-cn/articles/othr/', ['link/broken There is no article `othr` in `zh-cn`. Did you mean `other`?']],
    ['/fr/articles/other/', ['link/broken `fr` in `/fr/articles/other/` is not a locale.']],
    ['/zh/articles/other/', ['link/broken `zh` in `/zh/articles/other/` is not a locale.']],
    [
      'other.mdx#步骤',
      ['link/broken `other.mdx#步骤` is a relative path, which depends on the folder. Did you mean `/zh-cn/articles/other/`?'],
    ],
    ['none', ['link/broken `none` is a relative path, which depends on the folder.']],
    [
      '../other/',
      ['link/broken `../other/` is a relative path, which depends on the folder. Did you mean `/zh-cn/articles/other/`?'],
    ],
    [
      '/zh-cn/categories/order/',
      ['link/broken There is no page `/zh-cn/categories/order/`. Did you mean `/zh-cn/categories/orders/`?'],
    ],
    ['/images/player.png', []],
    ['/images/Player.png', ['link/broken There is no page `/images/Player.png`. Did you mean `/images/player.png`?']],
    ['#无', ['link/anchor This article has no heading `#无`.']],
    ['#%E0%A4%A', ['link/anchor This article has no heading `#%E0%A4%A`.']],
  ])('%s', async (url, expected) => {
    expect(await messages(url)).toEqual(expected);
  });

  test('an anchor of a translation that is not there says whose headings those are', async () => {
    const { findings } = await checkContent({
      locales,
      files: {
        [zh]: article({ body: '见[英文](/en/articles/other/#steps)。' }),
        'articles/zh-cn/other.mdx': article({ answers: ['别的退款'], body: '## 步骤\n\n做[^1]。\n\n[^1]: 注。' }),
      },
    });
    expect(ofRule(findings, 'link/anchor')).toMatchObject([
      {
        message: '`other` has no heading `#steps`; `en` has no translation, so readers see the `zh-cn` text.',
        hint: 'Its headings are `#步骤`.',
      },
    ]);
  });

  test('a link into another locale finds the original that is shown there', async () => {
    const english = (state: string) => ({
      locales,
      files: {
        [zh]: article({ body: '见[英文](/en/articles/other/)。' }),
        'articles/zh-cn/other.mdx': article({ answers: ['别的退款'] }),
        'articles/en/other.mdx': article({ state }),
      },
    });
    for (const state of ['draft', 'in-review', 'archived', 'published']) {
      expect(ofRule((await checkContent(english(state))).findings, 'link/broken')).toEqual([]);
    }
  });

  test('a translation that is only begun does not break what names its original as related', async () => {
    const { findings } = await checkContent({
      locales,
      files: {
        'articles/en/refund.mdx': article({ related: ['other'] }),
        'articles/zh-cn/other.mdx': article({ answers: ['别的退款'] }),
        'articles/en/other.mdx': article({ state: 'draft', answers: ['Other?'] }),
      },
    });
    expect(ofRule(findings, 'related/unpublished')).toEqual([]);
  });

  test('archived articles are left in peace', async () => {
    const archived = article({
      state: 'archived',
      owner: 'gone',
      related: ['gone'],
      reviewed: '2020-01-01',
      answers: ['买错了能退吗'],
      body: '[x](/gone) ![y](/media/z.png)',
    });
    expect((await checkContent({ files: { 'articles/zh-cn/old.mdx': archived } })).findings).toEqual([]);
  });

  test('a fault in the front matter hides no fault of the body, and no other article takes it for missing', async () => {
    const { findings } = await checkContent({
      locales,
      files: {
        'articles/en/refund.mdx': article({ stage: ['a list'], body: '<Calout type="note">x</Calout>' }),
        'articles/en/other.mdx': article({ answers: ['Other?'], related: ['refund'], body: '[x](/en/articles/refund/)' }),
      },
    });
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'schema/invalid-value',
      'mdx/unknown-component',
    ]);
    expect(ofRule(findings, 'translation/missing')).toEqual([]);
  });

  test('an old path belongs to one article', async () => {
    const { findings } = await checkContent({
      files: {
        [zh]: article({ redirectFrom: ['/a'] }),
        'articles/zh-cn/other.mdx': article({ answers: ['别的退款'], redirectFrom: ['/a/', '/zh-cn/articles/refund/'] }),
      },
    });
    expect(findings.map(({ rule, file, message }) => `${rule} ${file} ${message}`)).toEqual([
      `link/redirect-conflict content/articles/zh-cn/other.mdx \`/a\` also redirects to another article: content/${zh}.`,
      'link/redirect-conflict content/articles/zh-cn/other.mdx `/zh-cn/articles/refund` is the path of an existing page.',
      `link/redirect-conflict content/${zh} \`/a\` also redirects to another article: content/articles/zh-cn/other.mdx.`,
    ]);
  });

  test.each([
    '/index.html',
    '/404.html',
    '/zh-cn/shell',
    '/ZH-CN/Search/',
    '/zh-cn/handbook/x',
    '/api/votes',
    '/edit/x',
    '/_astro/x',
    '/pagefind/x',
    '/zh-cn/manual/writing/',
    '/zh-cn/articles/refund/index.html',
  ])('an old path takes nothing of the site away: %s', async (path) => {
    const { findings } = await checkContent({ files: { [zh]: article({ redirectFrom: [path] }) } });
    expect(ofRule(findings, 'link/redirect-conflict')).toHaveLength(1);
  });

  test.each([
    '/../x',
    '/./x',
    '/%2e%2e/x',
    '/a b',
    '/x.js',
    '/x.html.br',
    '/revisions.json',
    '/a//b',
    '/x?y',
    '/100%',
    '/a\u001bb',
    `/${'x'.repeat(400)}`,
  ])('an old path is a plain path of a page: %j', async (path) => {
    const { findings } = await checkContent({ files: { [zh]: article({ redirectFrom: [path] }) } });
    expect(ofRule(findings, 'schema/invalid-value')).toHaveLength(1);
  });

  test('control characters of a writer are shown, not sent to the terminal', async () => {
    const { findings } = await checkContent({ files: { [zh]: article({ category: 'a\u001b[31m\n::error::x' }) } });
    expect(findings.map(({ message }) => message).join()).toContain('a\\u001b[31m\\u000a::error::x');
    expect(findings.map(({ message, hint, file }) => message + hint + file).join('')).not.toMatch(/\p{Cc}/u);
  });
});

describe('a file that could not be read has its finding and does not bury it under others', () => {
  test.each([
    ['team.yaml', { teams: [] }],
    ['team.yaml', 'teams: ['],
    ['team.yaml', undefined],
    ['channels.yaml', []],
    ['channels.yaml', undefined],
  ])('%s: %j', async (name, content) => {
    const { findings } = await checkContent({ files: { [name]: content, [zh]: article({ escalateTo: 'mail' }) } });
    expect(findings.map(({ rule, file }) => `${rule.split('/')[0]} ${file}`)).toEqual([`schema content/${name}`]);
  });

  test('taxonomy.yaml', async () => {
    const { findings } = await checkContent({ files: { 'taxonomy.yaml': 'categories: 1' } });
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['content/taxonomy.yaml']));
  });
});

describe('the operator’s files agree with each other', () => {
  test.each([
    [
      'a locale without words',
      { 'site.yaml': site({ locales: ['zh-cn', 'zh-tw'] }) },
      'schema/unknown-locale content/site.yaml',
      'The interface is not translated into `zh-tw`. Did you mean `zh-cn`?',
    ],
    [
      'a locale twice',
      { 'site.yaml': site({ locales: ['zh-cn', 'zh-cn'] }) },
      'id/duplicate content/site.yaml',
      'The id `zh-cn` is used twice.',
    ],
    [
      'a label in a language that the site does not have',
      { 'site.yaml': site({ name: { 'zh-cn': '帮', en: 'Help' } }) },
      'schema/unknown-locale content/site.yaml',
      '`en` is not a locale.',
    ],
    [
      'a category twice',
      { 'taxonomy.yaml': taxonomy({ categories: [category({ children: [category()] })] }) },
      'id/duplicate content/taxonomy.yaml',
      'The id `orders` is used twice.',
    ],
    [
      'a team and a person of one id',
      { 'team.yaml': team({ people: [person({ id: 'billing' })] }) },
      'id/duplicate content/team.yaml',
      'The id `billing` is used twice.',
    ],
    [
      'a fact twice',
      { 'facts.yaml': [1, 2].map(() => ({ id: 'a', value: label('b') })) },
      'id/duplicate content/facts.yaml',
      'The id `a` is used twice.',
    ],
    [
      'a category of an unknown team',
      { 'taxonomy.yaml': taxonomy({ categories: [category({ owner: 'biling' })] }) },
      'owner/unknown content/taxonomy.yaml',
      '`biling` is not a team. Did you mean `billing`?',
    ],
    [
      'a person of an unknown team',
      { 'team.yaml': team({ people: [person({ teams: ['biling', 'billing'] })] }) },
      'owner/unknown content/team.yaml',
      '`biling` is not a team. Did you mean `billing`?',
    ],
    [
      'an unknown team above',
      { 'team.yaml': team({ teams: [{ id: 'billing', name: label('a'), above: 'board' }] }) },
      'owner/unknown content/team.yaml',
      '`board` is not a team.',
    ],
    [
      'an escalation to nobody',
      {
        'channels.yaml': {
          channels: [channel()],
          questions: { escalation: { complaints: [{ afterMinutes: 0, tell: ['team', 'biling'] }] } },
        },
      },
      'owner/unknown content/channels.yaml',
      '`biling` is not a team or person. Did you mean `billing`?',
    ],
    [
      'a webhook in an unknown language',
      {
        'channels.yaml': {
          channels: [channel()],
          questions: { webhooks: [{ id: 'desk', events: ['received'], locale: 'fr' }] },
        },
      },
      'schema/unknown-locale content/channels.yaml',
      '`fr` is not a locale.',
    ],
    [
      'an unknown skill',
      { 'team.yaml': team({ people: [person({ skills: ['orders', 'order'] })] }) },
      'taxonomy/unknown-category content/team.yaml',
      '`order` is not a category. Did you mean `orders`?',
    ],
    [
      'an unknown language',
      { 'team.yaml': team({ people: [person({ languages: ['fr'] })] }) },
      'schema/unknown-locale content/team.yaml',
      '`fr` is not a locale.',
    ],
    [
      'a channel for an unknown product',
      { 'channels.yaml': [channel({ products: ['course'] })] },
      'taxonomy/unknown-product content/channels.yaml',
      '`course` is not a product. Did you mean `courses`?',
    ],
    [
      'a channel in an unknown language',
      { 'channels.yaml': [channel({ languages: ['fr'] })] },
      'schema/unknown-locale content/channels.yaml',
      '`fr` is not a locale.',
    ],
    [
      'synonyms of an unknown language',
      { 'synonyms.yaml': { fr: [['a', 'b']] } },
      'schema/unknown-locale content/synonyms.yaml',
      '`fr` is not a locale.',
    ],
  ])('%s is found in its file', async (_what, files, where, message) => {
    const { findings } = await checkContent({ files });
    expect(findings.filter((found) => `${found.rule} ${found.file}` === where).map((found) => found.message)).toContain(message);
  });

  test('points at the line of the second id', async () => {
    const { findings } = await checkContent({
      files: {
        'facts.yaml': '- id: a\n  value: {zh-cn: b}\n- id: a\n  value: {zh-cn: c}\n- id: refund-days\n  value: {zh-cn: d}\n',
      },
    });
    expect(places(findings)).toEqual(['id/duplicate content/facts.yaml:3:7']);
  });
});

describe('places', () => {
  test('a fault of the body is at its line of the file, also behind Windows line ends', async () => {
    const text = article({ body: '一\n\n二 {三}\n' });
    const line = text.split('\n').indexOf('二 {三}') + 1;
    for (const content of [text, text.replaceAll('\n', '\r\n')]) {
      expect(places((await checkContent({ files: { [zh]: content } })).findings)).toEqual([
        `mdx/expression content/${zh}:${line}:3`,
      ]);
    }
  });

  test('an item of a list is at its own line', async () => {
    const text = article({ related: ['refunds', 'nothing-like-it'] });
    const lines = text.split('\n');
    expect(places((await checkContent({ files: { [zh]: text } })).findings)).toEqual([
      `related/missing content/${zh}:${lines.indexOf('  - refunds') + 1}:5`,
      `related/missing content/${zh}:${lines.indexOf('  - nothing-like-it') + 1}:5`,
    ]);
  });
});

describe('a text made to fill the log', () => {
  test('of broken anchors lists a few of its headings with each', async () => {
    const headings = Array.from({ length: 1_000 }, (_, index) => `## h${index}\n`).join('');
    const { findings } = await checkContent({
      files: { [zh]: article({ body: `${headings}\n${'见[下](#x)\n\n'.repeat(1_000)}` }) },
    });
    expect(ofRule(findings, 'link/anchor')).toHaveLength(1_000);
    expect(ofRule(findings, 'link/anchor')[0]?.hint).toMatch(/^Its headings are `#h0`, .*`#h29` and 970 more\.$/);
  });

  test('of enormous addresses is quoted up to two thousand characters, and no name near them is sought', async () => {
    const body = `## ${'a'.repeat(30_000)}\n\n见[下](#${'b'.repeat(30_000)})和[外](javascript:${'c'.repeat(30_000)})\n`;
    const { findings } = await checkContent({ files: { [zh]: article({ body }) } });
    expect(findings.map(({ rule }) => rule)).toEqual(['link/anchor', 'link/unsafe']);
    for (const { message, hint } of findings) expect((message + hint).length).toBeLessThan(4_100);
  });
});

test('the notice of the contact page names no internal article, which its readers cannot open', async () => {
  const notice = { label: label('当心'), description: label('只有这些是我们'), article: 'fake-support' };
  const files = { 'channels.yaml': { notice, channels: [channel()] } };
  const internal = article({ audience: 'internal', answers: ['别的退款'] });
  const { findings } = await checkContent({ files: { ...files, 'articles/zh-cn/fake-support.mdx': internal } });
  expect(ofRule(findings, 'link/broken').map(({ message }) => message)).toEqual([
    '`fake-support` is not a published, public article.',
  ]);
});
