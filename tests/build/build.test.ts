import type { Stats } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { weighPage } from '../../scripts/lab/bench/pages/page-weight.ts';
import { isBuildUnfinished } from '../../src/edition/build-lock.ts';
import { type Folders, foldersOf } from '../../src/edition/folders.ts';
import { identityOf } from '../../src/edition/process-identity.ts';
import { wholePagesVariable } from '../../src/site/article-page/whole-pages-variable.ts';
import { article, site, writeFiles } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { builtArticles, type ContentCopy, readPage, smallContent } from '../support/content-copy.ts';
import type { Ended } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';
import { digestSite, readSite } from '../support/site-files.ts';
import { reportVotes } from './report-votes.ts';

const publicFoldersOf = ({ contentDir, siteDir }: ContentCopy): Folders =>
  foldersOf({ contentDir, audience: 'public', today: sampleDay, outDir: siteDir });

// One site, built again and again: each build takes seconds.
describe('npm run build', () => {
  let content: ContentCopy;
  const edited = 'articles/zh-cn/refund.mdx';
  const unchangedPage = 'zh-cn/articles/login';
  const withdrawn = 'handout-opens-blank';
  let before: { digests: Record<string, string>; unchanged: Stats; withdrawn: string[]; text: string; counts: string };
  beforeAll(async () => {
    const handout = { redirectFrom: ['/old/handout'], answers: ['讲义打开是空白'], title: '讲义打不开', summary: '换个阅读器。' };
    content = await smallContent({
      locales: ['zh-cn', 'en'],
      files: {
        'site.yaml': site({ publicCounts: 'on' }, ['zh-cn', 'en']),
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
        'articles/en/refund.mdx': article({
          title: 'Get a refund',
          summary: 'Within seven days.',
          answers: ['I want my money back'],
          body: 'Ask for it in your orders.\n',
        }),
        'articles/en/invoice.mdx': article({
          title: 'Get an invoice',
          summary: 'After paying.',
          answers: ['where is my invoice'],
          body: 'It is in your orders.\n',
        }),
      },
    });
  });
  afterAll(async () => {
    await content.remove();
  });

  // Astro renders every page again at another log level, which is not what is tested here.
  const build = (environment?: NodeJS.ProcessEnv): Promise<Ended> => content.build(environment, ['--verbose']);

  const page = (path: string): Promise<string> => readPage(content, path);

  const countsFile = (): string => join(content.contentDir, '../reports/public-counts.json');

  const withdrawnFiles = (): string[] =>
    ['zh-cn', 'en'].map((locale) => join(content.contentDir, `articles/${locale}/${withdrawn}.mdx`));

  const filesThatNameIt = async (): Promise<string[]> =>
    [...(await readSite(content.siteDir))]
      .filter(([path, text]) => path.includes(withdrawn) || text.includes(withdrawn))
      .map(([path]) => path);

  const statPage = (path: string): Promise<Stats> => stat(join(content.siteDir, path, 'index.html'));

  test('stops when the votes that pages are to show are in a file that is not valid', async () => {
    await writeFiles(join(content.contentDir, '..'), { 'reports/public-counts.json': '{"version":1}' });
    const { code, stderr } = await build();
    expect(code).toBe(1);
    expect(stderr).toContain('public-counts.json is not valid.');
    await rm(countsFile());
  });

  describe('after votes and a report', () => {
    beforeAll(async () => {
      // Six on the article about refunds and four on each other one, in each language.
      await reportVotes(content, (id) => (id === 'refund' ? 6 : 4));
      expect(await build()).toMatchObject({ code: 0, stderr: '' });
      before = {
        digests: await digestSite(content.siteDir),
        unchanged: await statPage(unchangedPage),
        withdrawn: await filesThatNameIt(),
        text: await readFile(join(content.contentDir, edited), 'utf8'),
        counts: await readFile(countsFile(), 'utf8'),
      };
    });

    test('says how many readers an article helped, inside the vote form, in the reader’s language, as plain text', async () => {
      const form = async (locale: string) => formIn(await page(`${locale}/articles/refund`));
      expect(await form('zh-cn')).toContain('6 位读者中，5 位觉得有帮助');
      expect(await form('en')).toContain('5 of 6 readers found this helpful');
    });

    test('says nothing with four votes', async () => {
      for (const locale of ['zh-cn', 'en'])
        expect(await page(`${locale}/articles/invoice`)).not.toMatch(/位觉得有帮助|found this helpful/);
    });

    test('explains it on the privacy page', async () => {
      expect(await page('zh-cn/privacy')).toContain('文章页面会写明有几位读者觉得有帮助');
      expect(await page('en/privacy')).toContain('Article pages say how many readers they helped');
    });

    test('does nothing when nothing has changed', async () => {
      const idle = await build();
      expect(idle).toMatchObject({ code: 0, stderr: '' });
      expect(idle.stdout).toMatch(/^Nothing has changed since the last build: the public edition in .* is up to date\.$/m);
    });

    test('builds again the pages whose votes are others, and nothing else', async () => {
      await writeFile(
        countsFile(),
        before.counts.replaceAll('"helpful": 5', '"helpful": 1233').replaceAll('"votes": 6', '"votes": 1234'),
      );
      const { stdout } = await build();
      expect(await page('zh-cn/articles/refund')).toContain('1,234 位读者中，1,233 位觉得有帮助');
      expect(builtArticles(stdout).filter((line) => !line.includes('/refund/'))).toEqual([]);
      expect(stdout).not.toMatch(/articles can be searched/);
    });

    test('leaves every article within the budget of a first load, votes included', async () => {
      const [counts = ''] = /<p><small>[^<]*位觉得有帮助<\/small><\/p>/.exec(await page('zh-cn/articles/refund')) ?? [];
      expect(counts).toContain('1,234');
      expect(await tooHeavyArticles(counts)).toEqual([]);
    });

    test('after an edit shows it, and builds only the pages that show it', async () => {
      await content.edit(edited, '选哪个都不影响结果', '选哪一个都一样');
      const { code, stdout } = await build();
      expect(code).toBe(0);
      expect(await page('zh-cn/articles/refund')).toContain('选哪一个都一样');
      const built = builtArticles(stdout);
      expect(built.length).toBeGreaterThan(0);
      expect(built.filter((line) => !line.includes('/refund/'))).toEqual([]);
    });

    test('keeps the inode of a file that did not change, and shares none with the staging folder', async () => {
      const { ino, nlink, dev } = await statPage(unchangedPage);
      // The site before, with which the next one begins, has the other link; it is kept on the same file system only.
      const sharedWithSpare = (await stat(publicFoldersOf(content).cacheDir)).dev === dev;
      expect({ ino, nlink }).toEqual({ ino: before.unchanged.ino, nlink: sharedWithSpare ? 2 : 1 });
    });

    test('renders nothing after an edit that no template shows, and makes the same site as with rendering', async () => {
      const [file, text] = ['articles/zh-cn/invoice.mdx', '在订单页点“开发票”'];
      await content.edit(file, text, '在订单页点一下“开发票”');
      expect((await build()).stdout).not.toContain('rendering the pages');
      expect(await page('zh-cn/articles/invoice')).toContain('点一下');
      const kept = await digestSite(content.siteDir);
      const { ino } = await statPage(unchangedPage);
      expect((await content.build({}, ['--force'])).stdout).toContain('rendering the pages');
      expect(await digestSite(content.siteDir)).toEqual(kept);
      expect((await statPage(unchangedPage)).ino).not.toBe(ino);
      await content.edit(file, '在订单页点一下“开发票”', text);
    });

    test('on the day after a review was due shows the overdue banner, though the text is the same', async () => {
      expect(await page(unchangedPage)).not.toContain('banner-warn');
      await content.edit(edited, 'title: 怎样退款', 'title: 退款的规则');
      await content.edit(edited, /(?<=---\n)付款后.*\n$/, `${'这一段写的全是别的事情。'.repeat(20)}\n`);
      for (const file of withdrawnFiles()) await rename(file, `${file}.aside`);
      await build({ KB_TODAY: '2026-11-22' });
      expect(await page(unchangedPage)).toContain('banner-warn');
      // Titles may break between words.
      expect((await page('zh-cn/articles/invoice')).replaceAll('<wbr>', '')).toContain('退款的规则');
    });

    test('drops the votes on a text that has been rewritten', async () => {
      const rewritten = await page('zh-cn/articles/refund');
      expect(rewritten).toContain('这一段写的全是别的事情');
      expect(rewritten).not.toContain('位觉得有帮助');
      expect(await page('en/articles/refund')).toContain('found this helpful');
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
      await writeFile(join(stagingDir, 'zh-cn/channels/index.html'), '<h1>half</h1>');
      await writeFile(join(cacheDir, 'unfinished'), '');
      await writeFile(join(cacheDir, 'lock.json'), JSON.stringify({ pid: 999_999_999, started: '1', takenAt: 'then' }));
      await writeFile(join(content.contentDir, edited), before.text);
      await writeFile(countsFile(), before.counts);
      for (const file of withdrawnFiles()) await rename(`${file}.aside`, file);
      expect(await build()).toMatchObject({ code: 0 });
      expect(await page(unchangedPage)).not.toContain('banner-warn');
      expect(await digestSite(content.siteDir)).toEqual(before.digests);
    });

    test('makes the same site when Astro renders the page of every article itself', async () => {
      expect(await content.build({ [wholePagesVariable]: '1' }, ['--force'])).toMatchObject({ code: 0, stderr: '' });
      expect(await digestSite(content.siteDir)).toEqual(before.digests);
    });

    test('stops when search does not find a question, and goes on from there when it is mended', async () => {
      const [good, shown] = [await digestSite(content.siteDir), await page('zh-cn/articles/invoice')];
      const [file, question] = ['articles/zh-cn/invoice.mdx', '发票在哪里开'];
      const lost = 'question: “？？？”\n    meant: true';
      await content.edit(file, question, lost);
      const { code, stderr } = await build();
      expect(code).toBe(1);
      expect(stderr).toContain('Search does not find the articles of these questions, so nothing was published.');
      expect(await digestSite(content.siteDir)).toEqual(good);
      expect(isBuildUnfinished(publicFoldersOf(content))).toBe(false);
      await content.edit(file, lost, '发票从哪里开');
      expect(await build()).toMatchObject({ code: 0, stderr: '' });
      await content.edit(file, '发票从哪里开', question);
      expect(await build()).toMatchObject({ code: 0, stderr: '' });
      // Astro does not always give a style sheet the same name, so pages that load others are not compared.
      expect(await page('zh-cn/articles/invoice')).toBe(shown);
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
      expect(await page(unchangedPage)).toContain('短信验证码');
      expect(await page('zh-cn/articles/refund')).toContain('内可以退款，选哪个都不影响结果。');
      // The next build must not find that nothing has changed.
      const { publicationDir } = publicFoldersOf(content);
      expect(JSON.parse(await readFile(join(publicationDir, 'built.json'), 'utf8'))).not.toHaveProperty('inputs');
    });

    test('does not start while another build of the same edition is running', async () => {
      await writeFile(
        join(publicFoldersOf(content).cacheDir, 'lock.json'),
        JSON.stringify({ ...(await identityOf(process.pid)), takenAt: '2026-11-20T10:00:00.000Z' }),
      );
      const { code, stderr } = await build();
      expect(code).toBe(1);
      expect(stderr).toContain(
        `Another build of this edition is running: process ${process.pid}, since 2026-11-20T10:00:00.000Z.`,
      );
      expect(stderr).not.toContain('    at ');
    });
  });

  test('refuses an environment it does not understand in one sentence', async () => {
    const { code, stderr } = await runInThread('build', [], { KB_AUDIENCE: 'intern', KB_TODAY: 'tomorrow' });
    expect(code).toBe(2);
    expect(stderr).toContain('KB_AUDIENCE: must be `public` or `internal`, not `intern`');
    expect(stderr).toContain('KB_TODAY: must be a day such as 2026-11-20, not `tomorrow`');
    expect(stderr).not.toContain('    at ');
  });
});

/** The vote form of an article page. */
function formIn(html: string): string {
  const [form] = /<form [^>]*data-vote[\s\S]*?<\/form>/.exec(html) ?? [];
  if (form === undefined) throw new Error('The page has no vote form.');
  return form;
}

/** Articles of the sample site whose first load would exceed 12 KiB if their vote forms ended in `counts`. */
async function tooHeavyArticles(counts: string): Promise<string[]> {
  const siteDir = inject('siteDir');
  const pages = [...(await readSite(siteDir))].filter(([path]) => /\/articles\/[^/]+\/index\.html$/.test(path));
  // Many pages load the same style sheets and scripts.
  const others = new Map<string, number>();
  const tooHeavy: string[] = [];
  for (const [path, html] of pages) {
    const loads = (html.match(/\/_astro\/[^"]+/g) ?? []).join();
    const known = others.get(loads);
    const other = known ?? (await weighOthers(siteDir, `/${path.replace('index.html', '')}`));
    others.set(loads, other);
    const form = formIn(html);
    const own = gzipSync(html.replace(form, form.replace('</form>', `${counts}</form>`)), { level: 9 }).length;
    if (own + other > 12 * 1024) tooHeavy.push(`${path}: ${own + other}`);
  }
  return tooHeavy;
}

async function weighOthers(siteDir: string, url: string): Promise<number> {
  const loaded = await weighPage(siteDir, url);
  return loaded.reduce((sum, { kind, gzipBytes }) => sum + (kind === 'html' ? 0 : gzipBytes), 0);
}
