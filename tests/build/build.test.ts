import type { Stats } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Folders, foldersOf } from '../../src/edition/folders.ts';
import { identityOf } from '../../src/edition/process-identity.ts';
import { stringsFor } from '../../src/i18n/strings.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { article } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { builtArticles, type ContentCopy, readPage, smallContent } from '../support/content-copy.ts';
import { type Ended, root } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';
import { digestSite, readSite } from '../support/site-files.ts';

const publicFoldersOf = ({ contentDir }: ContentCopy): Folders =>
  foldersOf({ contentDir, audience: 'public', today: sampleDay, outDir: undefined });

// One site, built again and again: each build takes seconds.
describe('npm run build', () => {
  let content: ContentCopy;
  const edited = 'articles/zh-cn/refund.mdx';
  const unchangedPage = 'zh-cn/articles/login';
  const withdrawn = 'handout-opens-blank';
  let before: { digests: Record<string, string>; unchanged: Stats; withdrawn: string[] };
  beforeAll(async () => {
    const handout = { redirectFrom: ['/old/handout'], answers: ['讲义打开是空白'], title: '讲义打不开', summary: '换个阅读器。' };
    content = await smallContent({
      locales: ['zh-cn', 'en'],
      files: {
        [edited]: article({ body: '付款后 7 天内可以退款，选哪个都不影响结果。\n' }),
        'articles/zh-cn/invoice.mdx': article({
          title: '怎样开发票',
          summary: '付款后可以开发票。',
          answers: ['发票在哪里开'],
          related: ['refund'],
          body: '在订单页点“开发票”。\n',
        }),
        'articles/zh-cn/login.mdx': article({
          title: '怎样登录',
          summary: '用手机号登录。',
          answers: ['账号登不上去'],
          reviewEvery: 20,
          body: '输入手机号和验证码。\n',
        }),
        [`articles/zh-cn/${withdrawn}.mdx`]: article({ ...handout, body: '## 换个阅读器\n\n再打开一次。\n' }),
        [`articles/en/${withdrawn}.mdx`]: article({
          title: 'A handout opens blank',
          summary: 'Use another reader.',
          answers: ['my handout is empty'],
          body: '## Use another reader\n\nThen open it again.\n',
        }),
      },
    });
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    before = {
      digests: await digestSite(content.siteDir),
      unchanged: await statPage(unchangedPage),
      withdrawn: await filesThatNameIt(),
    };
  });
  afterAll(async () => {
    await content.remove();
  });

  // Astro renders every page again at another log level, which is not what is tested here.
  const build = (environment?: NodeJS.ProcessEnv): Promise<Ended> => content.build(environment, ['--verbose']);

  const withdrawnFiles = (): string[] =>
    ['zh-cn', 'en'].map((locale) => join(content.contentDir, `articles/${locale}/${withdrawn}.mdx`));

  const filesThatNameIt = async (): Promise<string[]> =>
    [...(await readSite(content.siteDir))]
      .filter(([path, text]) => path.includes(withdrawn) || text.includes(withdrawn))
      .map(([path]) => path);

  const statPage = (path: string): Promise<Stats> => stat(join(content.siteDir, path, 'index.html'));

  test('does nothing when nothing has changed', async () => {
    const idle = await build();
    expect(idle).toMatchObject({ code: 0, stderr: '' });
    expect(idle.stdout).toMatch(/^Nothing has changed since the last build: the public edition in .* is up to date\.$/m);
  });

  test('after an edit shows it, and builds only the pages that show it', async () => {
    await content.edit(edited, '选哪个都不影响结果', '选哪一个都一样');
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(await readPage(content, 'zh-cn/articles/refund')).toContain('选哪一个都一样');
    const built = builtArticles(stdout);
    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((line) => !line.includes('/refund/'))).toEqual([]);
  });

  test('keeps the inode of a file that did not change, and shares none with the staging folder', async () => {
    const { ino, nlink } = await statPage(unchangedPage);
    expect({ ino, nlink }).toEqual({ ino: before.unchanged.ino, nlink: 1 });
  });

  test('on the day after a review was due shows the overdue banner, though the text is the same', async () => {
    expect(await readPage(content, unchangedPage)).not.toContain('banner-warn');
    await content.edit(edited, 'title: 怎样退款', 'title: 退款的规则');
    for (const file of withdrawnFiles()) await rename(file, `${file}.aside`);
    await build({ KB_TODAY: '2026-11-22' });
    expect(await readPage(content, unchangedPage)).toContain('banner-warn');
    // Titles may break between words.
    expect((await readPage(content, 'zh-cn/articles/invoice')).replaceAll('<wbr>', '')).toContain('退款的规则');
  });

  test('has nothing of an article that was deleted: no page, no search, no revision', async () => {
    expect(before.withdrawn).toEqual(
      expect.arrayContaining([
        `zh-cn/articles/${withdrawn}/index.html`,
        `en/articles/${withdrawn}/index.html`,
        'old/handout/index.html',
        'revisions.json',
        'sitemap.xml',
        expect.stringMatching(/^pagefind\/fragment\//),
        expect.stringMatching(/^search\//),
      ]),
    );
    expect(await filesThatNameIt()).toEqual([]);
  });

  test('makes the same site again on the same day once the edits are undone, whatever was built or interrupted in between', async () => {
    const { cacheDir, stagingDir } = publicFoldersOf(content);
    // What a killed build leaves: pages it had written, and a lock that names a process which has ended.
    await writeFile(join(stagingDir, 'articles-withdrawn.html'), '<h1>withdrawn</h1>');
    await writeFile(join(stagingDir, 'zh-cn/articles/refund/index.html'), '<h1>half</h1>');
    await writeFile(join(cacheDir, 'unfinished'), '');
    await writeFile(join(cacheDir, 'lock.json'), JSON.stringify({ pid: 999_999_999, started: '1', takenAt: 'then' }));
    await content.edit(edited, 'title: 退款的规则', 'title: 怎样退款');
    await content.edit(edited, '选哪一个都一样', '选哪个都不影响结果');
    for (const file of withdrawnFiles()) await rename(`${file}.aside`, file);
    expect(await build()).toMatchObject({ code: 0 });
    expect(await readPage(content, unchangedPage)).not.toContain('banner-warn');
    expect(await digestSite(content.siteDir)).toEqual(before.digests);
  });

  test('stops at an error, says what and where, and leaves the last good site as it was', async () => {
    const good = await digestSite(content.siteDir);
    await content.edit(edited, 'category: orders', 'category: oders');
    await content.edit(edited, '付款后 7 天', '<Calout type="note">x</Calout>\n\n付款后 7 天');
    const { code, stderr } = await build();
    expect(code).toBe(1);
    expect(stderr).toContain('taxonomy/unknown-category');
    expect(stderr).toContain('Did you mean `orders`?');
    expect(stderr).toContain('mdx/unknown-component');
    expect(stderr).toMatch(/refund\.mdx:5:11 {2}error/);
    expect(await digestSite(content.siteDir)).toEqual(good);
  });

  test('told to keep going publishes the rest, with the last good text of a faulty article, and says so', async () => {
    await content.edit('articles/zh-cn/login.mdx', '输入手机号和验证码', '输入手机号和短信验证码');
    const { code, stdout, stderr } = await content.build({ GITHUB_ACTIONS: 'true' }, ['--verbose', '--keep-going']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/::error file=[^:]*refund\.mdx,line=5,.*%0APublished with its text of 2026-11-20\.$/m);
    expect(stderr).toContain('Published in spite of errors in 1 file;');
    expect(await readPage(content, unchangedPage)).toContain('短信验证码');
    expect(await readPage(content, 'zh-cn/articles/refund')).toContain('内可以退款，选哪个都不影响结果。');
    // The next build must not find that nothing has changed.
    const { cacheDir } = publicFoldersOf(content);
    const stamps = (await readdir(cacheDir)).filter((name) => name.startsWith('built-'));
    expect(stamps).toHaveLength(1);
    expect(JSON.parse(await readFile(join(cacheDir, String(stamps[0])), 'utf8'))).not.toHaveProperty('inputs');
  });

  test('does not start while another build of the same edition is running', async () => {
    await writeFile(
      join(publicFoldersOf(content).cacheDir, 'lock.json'),
      JSON.stringify({ ...(await identityOf(process.pid)), takenAt: '2026-11-20T10:00:00.000Z' }),
    );
    const { code, stderr } = await build();
    expect(code).toBe(1);
    expect(stderr).toContain(`Another build of this edition is running: process ${process.pid}, since 2026-11-20T10:00:00.000Z.`);
    expect(stderr).not.toContain('    at ');
  });

  test('refuses an environment it does not understand in one sentence', async () => {
    const { code, stderr } = await runInThread('build', [], { KB_AUDIENCE: 'intern', KB_TODAY: 'tomorrow' });
    expect(code).toBe(2);
    expect(stderr).toContain('KB_AUDIENCE: must be `public` or `internal`, not `intern`');
    expect(stderr).toContain('KB_TODAY: must be a day such as 2026-11-20, not `tomorrow`');
    expect(stderr).not.toContain('    at ');
  });
});

describe('a built site', () => {
  test('redirects from old addresses to the article', async () => {
    expect(await readFile(join(inject('siteDir'), 'help/refund.html'), 'utf8')).toContain('url=/zh-cn/articles/refund-a-course/');
    expect(await readFile(join(inject('siteDir'), 'zh-cn/index.html'), 'utf8')).toContain('url=/');
  });

  test.each([
    ['', 'zh-cn'],
    ['en/', 'en'],
  ])('lists articles of the home page’s tasks first and those in another language last, on /%s in %s', async (home, locale) => {
    const files = await readSite(inject('siteDir'));
    const [, cards = ''] = /<ul class="tasks">([\s\S]*?)<\/ul>/.exec(files.get(`${home}index.html`) ?? '') ?? [];
    const tasks = [...cards.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(tasks.length).toBe(6);
    const lists = [...files]
      .filter(([path]) => path.startsWith(`${locale}/categories/`) || path === `${locale}/search/index.html`)
      .flatMap(([, html]) => html.match(/<ul class="article-list">[\s\S]*?<\/ul>/g) ?? [])
      .map((list) =>
        [...list.matchAll(/<a href="([^"]*)"( lang=)?/g)].map(([, href = '', lang]) => {
          const task = tasks.indexOf(href);
          return { href, group: task >= 0 ? task : tasks.length + (lang === undefined ? 0 : 1) };
        }),
      );
    const ranked = (list: (typeof lists)[number]) => list.toSorted((a, b) => a.group - b.group || (a.href < b.href ? -1 : 1));
    expect(lists).toEqual(lists.map(ranked));
    // The order by id alone is another one.
    const byId = lists.map((list) => list.toSorted((a, b) => (a.href < b.href ? -1 : 1)));
    const moved = lists.flatMap((list, at) => list.filter(({ href }, place) => byId[at]?.[place]?.href !== href));
    expect(moved.some(({ group }) => group < tasks.length)).toBe(true);
    expect(moved.some(({ group }) => group > tasks.length)).toBe(locale === 'en');
  });

  test.each(['zh-cn', 'en'])('says the status of each known issue once in lists of articles, in %s', async (locale) => {
    const { issueStatus } = stringsFor(locale).site;
    const { articles } = await readKnowledgeBase(join(root, 'content'));
    const issues = articles.flatMap(({ id, data: { issue } }) =>
      issue === undefined ? [] : [{ id, status: issueStatus[issue.status] }],
    );
    const rows = [...(await readSite(inject('siteDir')))]
      .filter(([path]) => path.startsWith(`${locale}/categories/`))
      .flatMap(([, html]) => html.split('<li>').map((row) => row.split('</li>')[0] ?? ''));
    for (const { id, status } of issues) {
      const own = rows.filter((row) => row.startsWith(`<a href="/${locale}/articles/${id}/"`));
      expect(own.length, id).toBeGreaterThan(0);
      for (const row of own) expect(row.toLowerCase().split(status.toLowerCase()).length - 1, row).toBe(1);
    }
  });

  test('names in every vote form a revision that revisions.json publishes', async () => {
    const { articles } = JSON.parse(await readFile(join(inject('siteDir'), 'revisions.json'), 'utf8'));
    const published = new Set(
      articles.map((each: Record<string, string>) => `${each['id']} ${each['locale']} ${each['revision']}`),
    );
    const field = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const files = await readSite(inject('siteDir'));
    const forms = [...files]
      .filter(([path]) => /\/articles\/[^/]+\/index\.html$/.test(path))
      .map(([, html]) => `${field(html, 'article')} ${field(html, 'locale')} ${field(html, 'revision')}`);
    expect(forms.length).toBeGreaterThan(40);
    expect(forms.filter((form) => !published.has(form))).toEqual([]);
    expect(published.size).toBe(articles.length);
  });

  test('writes pages that one strict header policy covers: no inline style, no inline script, nothing from elsewhere', async () => {
    for (const [path, html] of await readSite(inject('siteDir'))) {
      if (!path.endsWith('.html')) continue;
      expect(html, path).not.toMatch(
        / style=|<style|<script(?![^>]*\b(?:src=|type="application\/(?:ld\+)?json"))|\son[a-z]+="|javascript:/i,
      );
      expect(html.match(/(?:src|<link rel="(?:stylesheet|icon)" href)="https?:[^"]*/g) ?? [], path).toEqual([]);
    }
  });
});
