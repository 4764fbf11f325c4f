import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Content, readContent } from '../../src/content/read-content.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { articleOwners } from '../../src/reports/article-texts.ts';
import { baseInput } from '../../src/reports/collect-content.ts';
import { carryOut } from '../../src/writing/editing/carry-out.ts';
import type { ContentEdit } from '../../src/writing/editing/content-edit.ts';
import { asRenamed, renameArticle } from '../../src/writing/moving/rename.ts';
import { retireArticle } from '../../src/writing/moving/retire.ts';
import { article, channel, type FileContent, label, makeFolder, site, today, writeContent } from '../support/builders.ts';

const locales = ['zh-cn', 'en'];
const refund = { title: '退款', answers: ['怎么退款', '能退吗'] };
const task = { article: 'refund', label: label('退款', locales), description: label('七天', locales) };

/** Everything that may name an article, in the forms in which writers write it. */
const files: Record<string, FileContent> = {
  'site.yaml': site({ tasks: [task] }, locales),
  'channels.yaml': {
    notice: { label: label('小心', locales), description: label('骗子', locales), article: 'refund' },
    channels: [channel({ url: 'https://help.example/zh-cn/articles/refund/?q={query}' }, locales)],
  },
  'articles/zh-cn/refund.mdx': article({ ...refund, body: '## 怎么退\n\n七天内。见[这里](/zh-cn/articles/refund-days/)。\n' }),
  'articles/zh-cn/refund-days.mdx': article({
    title: '退款期限',
    answers: ['几天内能退'],
    body: '## 怎么退\n\n先看[退款](/zh-cn/articles/refund/#怎么退)。\n',
  }),
  'articles/zh-cn/a/links.mdx': `---\r\ntitle: 链接 # 注释\r\nsummary: '摘要'\r\ntype: faq\r\ncategory: orders\r\nproducts: [courses]\r\nstage: learning\r\nstate: published\r\nowner: billing\r\nreviewed: 2026-11-01\r\nanswers:\r\n    - 链接问题\r\nrelated:   [ "refund",refund-days ]\r\n---\r\n\r\n| 表 |\r\n| - |\r\n| [退款](/zh-cn/articles/refund/ "看 /zh-cn/articles/refund/") |\r\n\r\n> - [图![退款](/images/player.png)](/en/articles/refund?from=x#怎么退) 和 [退款][r]\n\n[r]: </zh-cn/articles/refund/>\r\n\r\n[/zh-cn/articles/refund/](/zh-cn/articles/refund/)\r\n\r\n:::note[退款]\r\nhttps://help.example/zh-cn/articles/refund 或 \`/zh-cn/articles/refund/\`，[别的](/zh-cn/articles/refund-days/)。\r\n:::\r\n`,
  'handbook/zh-cn/rules.mdx': '---\ntitle: 规章\nsummary: 内部\norder: 1\n---\n[退款](/zh-cn/articles/refund/)\n',
};

const fragmentsDir = join(await makeFolder(), 'fragments');

interface Opened {
  folder: string;
  content: Content;
}

async function open(overrides: Record<string, FileContent> = {}): Promise<Opened> {
  const folder = await writeContent({ locales, files: { ...files, ...overrides } });
  return reopen(folder);
}

async function reopen(folder: string): Promise<Opened> {
  return { folder, content: await readContent(folder, fragmentsDir) };
}

const textsOf = (edit: ContentEdit): Record<string, string> =>
  Object.fromEntries(edit.changes().map(({ to, after }) => [to, after]));

const errorsOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

describe('renaming an article', () => {
  const redirected = article({ title: '退款期限', answers: ['几天内能退'], redirectFrom: ['/en/articles/gift'] });
  const withOldAddress = open({ 'articles/zh-cn/refund-days.mdx': redirected });

  test('changes its file and everything that names it, and not one other byte', async () => {
    const { content, folder } = await open();
    const before = await readFile(join(folder, 'articles/zh-cn/a/links.mdx'), 'utf8');
    const edit = renameArticle(content, folder, { from: 'refund', to: 'money-back' });
    const changed = textsOf(edit);
    expect(Object.keys(changed).sort()).toEqual([
      'articles/zh-cn/a/links.mdx',
      'articles/zh-cn/money-back.mdx',
      'articles/zh-cn/refund-days.mdx',
      'channels.yaml',
      'handbook/zh-cn/rules.mdx',
      'site.yaml',
    ]);
    expect(changed['articles/zh-cn/a/links.mdx']).toBe(
      before
        .replace('[ "refund",', '[ "money-back",')
        .replace('(/zh-cn/articles/refund/ "', '(/zh-cn/articles/money-back/ "')
        .replace('/en/articles/refund?from', '/en/articles/money-back?from')
        .replace('</zh-cn/articles/refund/>', '</zh-cn/articles/money-back/>')
        .replace('[/zh-cn/articles/refund/](/zh-cn/articles/refund/)', '[/zh-cn/articles/refund/](/zh-cn/articles/money-back/)')
        .replaceAll('https://help.example/zh-cn/articles/refund', 'https://help.example/zh-cn/articles/money-back'),
    );
    expect(changed['site.yaml']).toContain('- article: money-back\n');
    expect(changed['channels.yaml']).toContain('article: money-back\n');
    expect(changed['channels.yaml']).toContain('url: https://help.example/zh-cn/articles/money-back/?q={query}\n');
  });

  test('lets its old addresses lead to it in every locale, and its votes count for it', async () => {
    const { content, folder } = await open();
    const edit = renameArticle(content, folder, { from: 'refund', to: 'money-back' });
    expect(await carryOut(edit, content, { fragmentsDir, today })).toMatchObject({ isDone: true });
    const { kb } = (await reopen(folder)).content;
    const renamed = kb.articles.find(({ id }) => id === 'money-back');
    expect(renamed?.data.redirectFrom).toEqual(['/zh-cn/articles/refund/', '/en/articles/refund/']);
    const { articles } = baseInput(kb, { today, period: { from: today, to: today }, present: new Map() });
    expect(articleOwners(articles)({ article: 'refund', locale: 'zh-cn' })).toMatchObject({ id: 'money-back' });
  });

  test('and back again leaves only the redirect from the name it had in between', async () => {
    const { content, folder } = await open();
    const paths = Object.keys(files);
    const read = () => Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
    const before = await read();
    const there = renameArticle(content, folder, { from: 'refund', to: 'money-back' });
    const ids = { from: 'refund', to: 'money-back' };
    const renamed = (text: string) => asRenamed(text, ids);
    expect(await carryOut(there, content, { fragmentsDir, today, renamed })).toEqual({ isDone: true, findings: [] });
    const next = (await reopen(folder)).content;
    const back = renameArticle(next, folder, { from: 'money-back', to: 'refund' });
    expect(await carryOut(back, next, { fragmentsDir, today })).toMatchObject({ isDone: true });
    const redirect = 'redirectFrom:\n  - /zh-cn/articles/money-back/\n  - /en/articles/money-back/\n';
    expect((await read()).map((text) => text.replace(redirect, ''))).toEqual(before);
  });

  test.each([
    [{ from: 'refnd', to: 'money-back' }, 'There is no article `refnd`. Did you mean `refund`?'],
    [{ from: 'refund', to: 'Money_Back' }, '`Money_Back` cannot be the id of an article.'],
    [{ from: 'refund', to: 'refund' }, 'The article is already called `refund`.'],
    [{ from: 'refund', to: 'refund-days' }, 'articles/zh-cn/refund-days.mdx already has that id.'],
    [{ from: 'refund', to: 'gift' }, 'articles/zh-cn/refund-days.mdx, which lists it in `redirectFrom`.'],
  ])('%o is refused with what is wrong', async (ids, message) => {
    const { content, folder } = await withOldAddress;
    expect(() => renameArticle(content, folder, ids)).toThrow(message);
  });

  test('is refused while a file that names it cannot be read', async () => {
    const { content, folder } = await open({
      'articles/zh-cn/a/links.mdx': article({ body: '[退](/zh-cn/articles/refund/) <br>' }),
    });
    expect(() => renameArticle(content, folder, { from: 'refund', to: 'money-back' })).toThrow(
      /links\.mdx names `refund` in a form that cannot be edited automatically\.$/,
    );
  });

  test('changes nothing when a file has changed in the meantime, or when the checks would find an error', async () => {
    const { content, folder } = await open();
    const path = join(folder, 'site.yaml');
    const edit = renameArticle(content, folder, { from: 'refund', to: 'money-back' });
    const original = await readFile(path, 'utf8');
    await writeFile(path, `${original}# later\n`);
    await expect(carryOut(edit, content, { fragmentsDir, today })).rejects.toThrow('site.yaml has changed in the meantime.');
    await writeFile(path, original);
    edit.write('handbook/zh-cn/rules.mdx', `${edit.read('handbook/zh-cn/rules.mdx')}\n<iframe />\n`);
    const { isDone, findings } = await carryOut(edit, content, { fragmentsDir, today });
    expect({ isDone, errors: errorsOf(findings) }).toEqual({ isDone: false, errors: ['mdx/unsafe-element'] });
    for (const { path: one, before } of edit.changes()) expect(await readFile(join(folder, one), 'utf8')).toBe(before);
    const { content: after } = await reopen(folder);
    expect(after.kb.articles.map(({ id }) => id)).toEqual(content.kb.articles.map(({ id }) => id));
  });
});

describe('retiring an article', () => {
  test('archives it, and everything that led to it leads to its successor', async () => {
    const { content, folder } = await open({
      'articles/zh-cn/refund.mdx': article({ ...refund, redirectFrom: ['/help/refund.html'], body: '## 怎么退\n\n七天内。\n' }),
    });
    const { edit, questions } = retireArticle(content, folder, { from: 'refund', to: 'refund-days' });
    const { isDone, findings } = await carryOut(edit, content, { fragmentsDir, today });
    expect({ isDone, rules: findings.map(({ rule }) => rule) }).toEqual({ isDone: true, rules: ['answers/few'] });
    expect(questions).toEqual(refund.answers.map((question) => ({ locale: 'zh-cn', question })));

    const { articles, kb } = (await reopen(folder)).content;
    const find = (id: string) => articles.find((each) => each.id === id);
    expect(find('refund')?.data).toMatchObject({ state: 'archived', redirectFrom: [], answers: refund.answers });
    expect(find('refund-days')?.data.redirectFrom).toEqual([
      '/zh-cn/articles/refund/',
      '/help/refund.html',
      '/en/articles/refund/',
    ]);
    // A link of the successor to the retired article would lead to itself.
    expect(find('refund-days')?.body).toBe('## 怎么退\n\n先看退款。\n');
    expect(find('links')?.data.related).toEqual(['refund-days']);
    const urls = find('links')?.fragment.links.map(({ url }) => url) ?? [];
    expect(urls.filter((url) => url.includes('refund/') || url.endsWith('refund'))).toEqual([]);
    expect(kb.site.tasks.map((each) => each.article)).toEqual(['refund-days']);
  });

  test('keeps the heading a link points to only where its successor has it', async () => {
    const { content, folder } = await open({
      'articles/zh-cn/refund-days.mdx': article({ title: '退款期限', answers: ['几天内能退'], body: '## 期限\n\n七天。\n' }),
    });
    const { edit } = retireArticle(content, folder, { from: 'refund', to: 'refund-days' });
    expect(textsOf(edit)['articles/zh-cn/a/links.mdx']).toContain('](/en/articles/refund-days?from=x) 和');
    const kept = await open();
    const other = retireArticle(kept.content, kept.folder, { from: 'refund', to: 'refund-days' });
    expect(textsOf(other.edit)['articles/zh-cn/a/links.mdx']).toContain('](/en/articles/refund-days?from=x#怎么退) 和');
  });

  test('is refused when readers could not see its successor', async () => {
    const draft = article({ title: '退款期限', answers: ['几天内能退'], state: 'draft' });
    const staff = article({ title: '例外退款', answers: ['谁批例外退款'], audience: 'internal' });
    const drafts = { 'articles/zh-cn/refund-days.mdx': draft, 'articles/zh-cn/staff.mdx': staff };
    const { content, folder } = await open(drafts);
    const retire = (to: string) => () => retireArticle(content, folder, { from: 'refund', to });
    expect(retire('refund-days')).toThrow('Readers in `zh-cn` cannot see `refund-days` (state `draft`).');
    expect(retire('staff')).toThrow('`staff` is internal; readers of `refund` could not open it.');
    expect(retire('refund')).toThrow('`refund` cannot take its own place.');
    expect(retire('nowhere')).toThrow('There is no article `nowhere`.');
  });
});
