import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { weighPage } from '../../scripts/lab/bench/pages/page-weight.ts';
import { readContent } from '../../src/content/read-content.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { makeRevisionsFile } from '../../src/edition/revisions-file.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import type { RevisionsFile } from '../../src/knowledge/revision.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { arrival, countingRandom, hourMs } from '../feedback/builders.ts';
import { article, site, writeFiles } from '../support/builders.ts';
import { builtArticles, type ContentCopy, readPage, smallContent } from '../support/content-copy.ts';
import { type Ended, runScript } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';
import { readSite } from '../support/site-files.ts';

const refund = 'articles/zh-cn/refund.mdx';
const dayBefore = Date.parse('2026-11-19T08:00:00Z');

/** In each language six votes on one article and four on another, one an hour up to the day before the report. */
async function vote(store: Store, revisions: RevisionsFile): Promise<void> {
  await rememberRevisions(store, revisions, dayBefore);
  const random = countingRandom();
  for (const { id, locale, revision } of revisions.articles) {
    const count = id === 'refund' ? 6 : 4;
    for (let number = 0; number < count; number++) {
      const value = number === 0 ? 'not-helpful' : 'helpful';
      const now = dayBefore - (count - number) * hourMs;
      await recordVote(store, arrival(store, random, { now }), { article: id, locale, revision, value });
    }
  }
}

describe('pages that say how many readers they helped', () => {
  let content: ContentCopy;
  beforeAll(async () => {
    const invoice = { title: '怎样开发票', summary: '付款后可以开发票。', answers: ['发票在哪里开'] };
    const english = { title: 'Get a refund', summary: 'Within seven days.', answers: ['I want my money back'] };
    content = await smallContent({
      locales: ['zh-cn', 'en'],
      files: {
        'site.yaml': site({ publicCounts: 'on' }, ['zh-cn', 'en']),
        'articles/en/refund.mdx': article({ ...english, body: 'Ask for it in your orders.\n' }),
        'articles/zh-cn/invoice.mdx': article({ ...invoice, body: '在订单页点“开发票”。\n' }),
        'articles/en/invoice.mdx': article({
          title: 'Get an invoice',
          summary: 'After paying.',
          answers: ['where is my invoice'],
          body: 'It is in your orders.\n',
        }),
      },
    });
    await writeFiles(join(content.contentDir, '..'), { 'reports/public-counts.json': '{"version":1}' });
  });
  afterAll(async () => {
    await content.remove();
  });

  // Astro renders every page again at another log level.
  const build = (): Promise<Ended> => content.build({}, ['--verbose']);

  const page = (path: string): Promise<string> => readPage(content, path);

  test('stop the build when the file is not valid, as long as they are shown', async () => {
    const { code, stderr } = await build();
    expect(code).toBe(1);
    expect(stderr).toContain('public-counts.json is not valid.');
  });

  describe('after votes and a report', () => {
    beforeAll(async () => {
      await rm(join(content.contentDir, '../reports'), { recursive: true });
      const database = join(content.contentDir, '../votes.db');
      const store = createSqliteStore({ file: database });
      await migrate(store);
      const { contentDir } = content;
      const { fragmentsDir } = foldersOf({ contentDir, audience: 'public', today: sampleDay, outDir: undefined });
      const { articles } = await readContent(contentDir, fragmentsDir);
      const revisions = makeRevisionsFile(articles, 'public');
      await vote(store, revisions);
      await store.close();
      const revisionsFile = join(contentDir, '../revisions.json');
      await writeFile(revisionsFile, JSON.stringify(revisions));
      const environment = {
        KB_CONTENT: contentDir,
        KB_OUT: content.siteDir,
        KB_DATABASE: database,
        KB_TODAY: sampleDay,
      };
      expect(await runScript('report', ['--revisions', revisionsFile], environment)).toMatchObject({ code: 0 });
      expect(await build()).toMatchObject({ code: 0 });
    });

    test('say it inside the vote form, in the reader’s language, as plain text', async () => {
      const form = async (locale: string) => formIn(await page(`${locale}/articles/refund`));
      expect(await form('zh-cn')).toContain('6 位读者中，5 位觉得有帮助');
      expect(await form('en')).toContain('5 of 6 readers found this helpful');
    });

    test('say nothing with four votes', async () => {
      for (const locale of ['zh-cn', 'en'])
        expect(await page(`${locale}/articles/invoice`)).not.toMatch(/位觉得有帮助|found this helpful/);
    });

    test('explain it on the privacy page', async () => {
      expect(await page('zh-cn/privacy')).toContain('文章页面会写明有几位读者觉得有帮助');
      expect(await page('en/privacy')).toContain('Article pages say how many readers they helped');
    });

    test('are absent unless the operator turns them on, and the privacy page says so', async () => {
      const files = await readSite(inject('siteDir'));
      expect([...files].filter(([, text]) => /位觉得有帮助|found this helpful/.test(text)).map(([path]) => path)).toEqual([]);
      expect(files.get('zh-cn/privacy/index.html')).toContain('文章页面不显示票数');
      expect(files.get('en/privacy/index.html')).toContain('Article pages show no votes');
    });

    test('are built again for other numbers and for nothing else', async () => {
      const file = join(content.contentDir, '../reports/public-counts.json');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replaceAll('"helpful": 5', '"helpful": 1233').replaceAll('"votes": 6', '"votes": 1234'));
      const { stdout } = await build();
      expect(await page('zh-cn/articles/refund')).toContain('1,234 位读者中，1,233 位觉得有帮助');
      expect(builtArticles(stdout).filter((line) => !line.includes('refund'))).toEqual([]);
      expect(stdout).not.toMatch(/articles can be searched/);
    });

    test('leave every article within the budget of a first load', async () => {
      const [counts = ''] = /<p><small>[^<]*位觉得有帮助<\/small><\/p>/.exec(await page('zh-cn/articles/refund')) ?? [];
      expect(counts).toContain('1,234');
      const pages = [...(await readSite(inject('siteDir')))].filter(([path]) => /\/articles\/[^/]+\/index\.html$/.test(path));
      const tooHeavy: string[] = [];
      for (const [path, html] of pages) {
        const form = formIn(html);
        const own = gzipSync(html.replace(form, form.replace('</form>', `${counts}</form>`)), { level: 9 }).length;
        const loaded = await weighPage(inject('siteDir'), `/${path.replace('index.html', '')}`);
        const bytes = loaded.reduce((sum, { kind, gzipBytes }) => sum + (kind === 'html' ? own : gzipBytes), 0);
        if (bytes > 12 * 1024) tooHeavy.push(`${path}: ${bytes}`);
      }
      expect(tooHeavy).toEqual([]);
    });

    test('drop the votes on a text that has been rewritten', async () => {
      const [, matter] = (await readFile(join(content.contentDir, refund), 'utf8')).split('---\n');
      await writeFile(
        join(content.contentDir, refund),
        ['', matter, `\n${'这一段写的全是别的事情。'.repeat(20)}\n`].join('---\n'),
      );
      expect(await build()).toMatchObject({ code: 0 });
      const rewritten = await page('zh-cn/articles/refund');
      expect(rewritten).toContain('这一段写的全是别的事情');
      expect(rewritten).not.toContain('位觉得有帮助');
      expect(await page('en/articles/refund')).toContain('found this helpful');
    });
  });
});

/** The vote form of an article page. */
function formIn(html: string): string {
  const [form] = /<form [^>]*data-vote[\s\S]*?<\/form>/.exec(html) ?? [];
  if (form === undefined) throw new Error('The page has no vote form.');
  return form;
}
