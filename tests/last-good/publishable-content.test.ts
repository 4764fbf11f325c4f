import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PublishableContent, readPublishable } from '../../src/last-good/publishable-content.ts';
import { article, type ContentOverrides, category, site, taxonomy, writeContent } from '../support/builders.ts';

const invoice = (overrides: object = {}): string =>
  article({
    title: '怎样开发票',
    summary: '付款后可以开。',
    answers: ['发票在哪里开'],
    body: '在订单页点“开发票”。\n',
    ...overrides,
  });

const login = (overrides: object = {}): string =>
  article({
    title: '怎样登录',
    summary: '用手机号登录。',
    answers: ['账号登不上去'],
    body: '输入手机号和验证码。\n',
    ...overrides,
  });

interface Centre {
  write(path: string, text: string | object): Promise<void>;
  /** @param today the day of the build */
  read(options?: { today?: string; audience?: 'public' | 'internal' }): Promise<PublishableContent>;
}

/** Content that was published on 18 November. */
async function published(files: NonNullable<ContentOverrides['files']>): Promise<Centre> {
  const contentDir = await writeContent({ files });
  const [fragmentsDir, lastGoodDir] = ['fragments', 'last-good'].map((name) => join(dirname(contentDir), name)) as [
    string,
    string,
  ];
  const centre: Centre = {
    async write(path, text) {
      await mkdir(dirname(join(contentDir, path)), { recursive: true });
      await writeFile(join(contentDir, path), typeof text === 'string' ? text : JSON.stringify(text));
    },
    read: ({ today = '2026-11-20', audience = 'public' } = {}) =>
      readPublishable({ environment: { contentDir, audience, today }, fragmentsDir, lastGoodDir, keepsGoing: true }),
  };
  const first = await centre.read({ today: '2026-11-18' });
  expect(first.findings).toEqual([]);
  first.remember();
  return centre;
}

/** What readers would see of each published article, by id. */
function shown({ reading }: PublishableContent): Record<string, string> {
  const { articles } = reading.content;
  return Object.fromEntries(
    articles.filter(({ data }) => data.state === 'published').map(({ id, data, body }) => [id, `${data.title} ${body.trim()}`]),
  );
}

/** Rule and end of the hint of each finding. */
const notes = ({ findings }: PublishableContent): string[] =>
  findings.map(({ file, rule, hint }) => `${file.replace(/^.*\//, '')} ${rule}: ${hint.split('\n').at(-1)}`);

const [refundFile, invoiceFile, loginFile] = ['refund', 'invoice', 'login'].map((id) => `articles/zh-cn/${id}.mdx`) as [
  string,
  string,
  string,
];

describe('a build that keeps going', () => {
  test.each([
    ['a category that does not exist', article({ category: 'oders', body: '新的说法。\n' }), 'taxonomy/unknown-category'],
    ['front matter that is not YAML', '---\ntitle: [怎样退款\n---\n\n新的说法。\n', 'schema/syntax'],
    ['a body that is not MDX', article({ body: '<Steps>\n\n新的说法。\n' }), 'mdx/syntax'],
    ['no front matter', '新的说法。\n', 'schema/front-matter'],
  ])(
    'publishes an article with %s with its last good text, names its day, and publishes the other edits',
    async (_, faulty, rule) => {
      const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
      await centre.write(refundFile, faulty);
      await centre.write(invoiceFile, invoice({ body: '在订单页点“发票”。\n' }));
      const content = await centre.read();
      expect(content.isRefused).toBe(false);
      expect(shown(content)).toEqual({ refund: '怎样退款 付款后 7 天内可以退款。', invoice: '怎样开发票 在订单页点“发票”。' });
      expect(notes(content)).toEqual([`refund.mdx ${rule}: Published with its text of 2026-11-18.`]);
      expect(content.findings[0]).toMatchObject({ severity: 'error' });
    },
  );

  test('remembers what it published, and keeps the text of an article that stays faulty', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
    await centre.write(refundFile, article({ category: 'oders' }));
    await centre.write(invoiceFile, invoice({ body: '第二版。\n' }));
    (await centre.read()).remember();
    await centre.write(invoiceFile, invoice({ body: '第三版。\n', category: 'oders' }));
    const content = await centre.read({ today: '2026-11-21' });
    expect(shown(content)).toMatchObject({ invoice: '怎样开发票 第二版。' });
    expect(notes(content).map((note) => note.split(': ')[1])).toEqual([
      'Published with its text of 2026-11-20.',
      'Published with its text of 2026-11-18.',
    ]);
  });

  test('does not take a text for published that was only read by a build which published nothing', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice({ body: '第一版。\n' }) });
    await centre.write(invoiceFile, invoice({ body: '没有发布的一版。\n' }));
    await centre.read();
    await centre.write(invoiceFile, invoice({ category: 'oders' }));
    const content = await centre.read();
    expect(shown(content)).toMatchObject({ invoice: '怎样开发票 第一版。' });
    content.remember();
    expect(notes(await centre.read({ today: '2026-11-21' }))).toEqual([
      'invoice.mdx taxonomy/unknown-category: Published with its text of 2026-11-18.',
    ]);
  });

  test('leaves out an article that was never published, and shows links to it as words', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
    await centre.write(loginFile, login({ category: 'oders', body: '## sms\n\n收验证码。\n' }));
    await centre.write(
      invoiceFile,
      invoice({
        related: ['login', 'refund'],
        body: '先[登录](/zh-cn/articles/login/#sms)，再看[退款](/zh-cn/articles/refund/)。\n',
      }),
    );
    const content = await centre.read();
    expect(shown(content)).toEqual({
      refund: '怎样退款 付款后 7 天内可以退款。',
      invoice: '怎样开发票 先登录，再看[退款](/zh-cn/articles/refund/)。',
    });
    expect(content.reading.content.articles.find(({ id }) => id === 'invoice')?.data.related).toEqual(['refund']);
    expect(notes(content)).toEqual([
      'invoice.mdx related/missing: Published without links to what is not published.',
      'invoice.mdx link/broken: Published without links to what is not published.',
      'login.mdx taxonomy/unknown-category: Left out, as no earlier text of it has been published.',
    ]);
    // What was changed for it alone is not an earlier text.
    content.remember();
    await centre.write(loginFile, login({ body: '## sms\n\n收验证码。\n' }));
    expect(await centre.read()).toMatchObject({ isRefused: false, findings: [] });
  });

  test('shortens a link to a heading that the earlier text does not have', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
    await centre.write(refundFile, article({ category: 'oders', body: '## 多久到账\n\n三天。\n' }));
    await centre.write(invoiceFile, invoice({ body: '见[退款](/zh-cn/articles/refund/#多久到账)。\n' }));
    expect(shown(await centre.read())).toMatchObject({ invoice: '怎样开发票 见[退款](/zh-cn/articles/refund/)。' });
  });

  test('keeps a link to a heading that only the faulty text has lost', async () => {
    const links = invoice({ body: '见[退款](/zh-cn/articles/refund/#多久到账)。\n' });
    const centre = await published({ [refundFile]: article({ body: '## 多久到账\n\n三天。\n' }), [invoiceFile]: links });
    await centre.write(refundFile, article({ category: 'oders', body: '## 几天到账\n\n三天。\n' }));
    expect(shown(await centre.read())).toMatchObject({ invoice: '怎样开发票 见[退款](/zh-cn/articles/refund/#多久到账)。' });
  });

  test('does not publish an earlier text that was a draft', async () => {
    const centre = await published({ [refundFile]: article(), [loginFile]: login({ state: 'draft' }) });
    await centre.write(loginFile, login({ category: 'oders' }));
    const content = await centre.read();
    expect(shown(content)).not.toHaveProperty('login');
    expect(notes(content)).toEqual([
      'login.mdx taxonomy/unknown-category: Left out, as no earlier text of it has been published.',
    ]);
  });

  test('does not publish the earlier text of an article that its writer has taken back', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice(), [loginFile]: login() });
    await centre.write(refundFile, article({ state: 'archived', category: 'oders', owner: 'nobody' }));
    await centre.write(invoiceFile, invoice({ audience: 'internal', category: 'oders' }));
    // Nothing of this one can be parsed.
    await centre.write(loginFile, '---\ntitle: [怎样登录\nstate: draft\n---\n\n旧的。\n');
    const content = await centre.read();
    expect(shown(content)).toEqual({});
    expect(content.isRefused).toBe(true);
    await centre.write('articles/zh-cn/course.mdx', invoice({ title: '怎样选课', answers: ['选哪门课'] }));
    const withAnother = await centre.read();
    expect(Object.keys(shown(withAnother))).toEqual(['course']);
    expect([...new Set(notes(withAnother).map((note) => note.split(': Left out, ')[1]))].sort()).toEqual([
      'as its front matter has `audience: internal`.',
      'as its front matter has `state: archived`.',
      'as its front matter has `state: draft`.',
    ]);
  });

  test('publishes earlier texts of two articles when a question moved from one to the other and one is faulty', async () => {
    const centre = await published({
      [refundFile]: article({ answers: ['买错了能退吗', '发票退不退'] }),
      [invoiceFile]: invoice(),
    });
    await centre.write(refundFile, article({ category: 'oders' }));
    await centre.write(invoiceFile, invoice({ answers: ['发票在哪里开', '发票退不退'], body: '退款后发票作废。\n' }));
    const content = await centre.read();
    expect(content.isRefused).toBe(false);
    expect(shown(content)).toEqual({ refund: '怎样退款 付款后 7 天内可以退款。', invoice: '怎样开发票 在订单页点“开发票”。' });
    expect(notes(content)).toContain('invoice.mdx answers/duplicate: Published with its text of 2026-11-18.');
  });

  test('leaves out the newer of two articles with one id', async () => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
    await centre.write('articles/zh-cn/orders/refund.mdx', article({ body: '另一篇。\n' }));
    const content = await centre.read();
    expect(content.isRefused).toBe(false);
    expect(shown(content)['refund']).toBe('怎样退款 付款后 7 天内可以退款。');
    expect(notes(content).filter((note) => note.includes('id/duplicate'))).toEqual([
      'refund.mdx id/duplicate: Left out, as no earlier text of it has been published.',
      'refund.mdx id/duplicate: Published as it is.',
    ]);
  });

  test.each([
    ['an error in site.yaml', 'site.yaml', site({ contact: 'nobody' }), 'schema/invalid-value'],
    [
      'a category that is gone, which published articles need',
      'taxonomy.yaml',
      taxonomy({ categories: [category({ id: 'courses' })] }),
      'taxonomy/unknown-category',
    ],
  ])('publishes nothing because of %s', async (_, path, data, rule) => {
    const centre = await published({ [refundFile]: article(), [invoiceFile]: invoice() });
    await centre.write(path, data);
    await centre.write(loginFile, '');
    const content = await centre.read();
    expect(content.isRefused).toBe(true);
    expect(content.findings.map((found) => found.rule)).toContain(rule);
    expect(content.findings.map((found) => found.rule)).toContain('schema/front-matter');
  });

  test('stops at the first error unless it is told to keep going', async () => {
    const contentDir = await writeContent({ files: { [refundFile]: article({ category: 'oders' }) } });
    const [fragmentsDir, lastGoodDir] = [join(contentDir, '../f'), join(contentDir, '../g')];
    const environment = { contentDir, audience: 'public', today: '2026-11-20' } as const;
    const content = await readPublishable({ environment, fragmentsDir, lastGoodDir, keepsGoing: false });
    expect(content.isRefused).toBe(true);
  });
});
