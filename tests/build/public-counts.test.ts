import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { weighPage } from '../../scripts/lab/bench/pages/page-weight.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { revisionsFileSchema } from '../../src/knowledge/revision.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { arrival, countingRandom, hourMs } from '../feedback/builders.ts';
import { site, writeFiles } from '../support/builders.ts';
import { builtArticles, type ContentCopy, copyContent, readPage, smallContent } from '../support/content-copy.ts';
import { runScript } from '../support/run.ts';
import { readSite } from '../support/site-files.ts';

const refund = 'articles/zh-cn/orders/refund-a-course.mdx';
const dayBefore = Date.parse('2026-11-19T08:00:00Z');

describe('pages that say how many readers they helped', () => {
  let content: ContentCopy;
  beforeAll(async () => {
    content = copyContent();
    await vote();
    expect((await report()).code).toBe(0);
    await content.edit('site.yaml', 'publicCounts: off', 'publicCounts: on');
    // As verbose as the next one: Astro renders every page again at another log level.
    expect(await content.build({}, ['--verbose'])).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await content.remove();
  });

  const database = () => join(content.contentDir, '../votes.db');

  const report = () =>
    runScript('report', [], {
      KB_CONTENT: content.contentDir,
      KB_OUT: content.siteDir,
      KB_DATABASE: database(),
      KB_TODAY: '2026-11-20',
    });

  /** In each language six votes on one article, four on another and many on a third, one an hour up to the day before the report. */
  async function vote(): Promise<void> {
    const store = createSqliteStore({ file: database() });
    await migrate(store);
    const file = await readFile(join(content.siteDir, 'revisions.json'), 'utf8');
    const revisions = revisionsFileSchema.parse(JSON.parse(file));
    await rememberRevisions(store, revisions, dayBefore);
    const random = countingRandom();
    for (const [id, count] of [
      ['refund-a-course', 6],
      ['what-data-you-keep', 1_234],
      ['payment-failed', 4],
    ] as const) {
      for (const { locale, revision } of revisions.articles.filter((each) => each.id === id)) {
        for (let number = 0; number < count; number++) {
          const value = number === 0 ? 'not-helpful' : 'helpful';
          const now = dayBefore - (count - number) * hourMs;
          await recordVote(store, arrival(store, random, { now }), { article: id, locale, revision, value });
        }
      }
    }
    await store.close();
  }

  const page = (path: string): Promise<string> => readPage(content, path);

  test('say it inside the vote form, in the reader’s language, as plain text', async () => {
    const form = async (locale: string) =>
      /<form class="vote"[\s\S]*?<\/form>/.exec(await page(`${locale}/articles/refund-a-course`))?.[0];
    expect(await form('zh-cn')).toContain('6 位读者中，5 位觉得有帮助');
    expect(await form('en')).toContain('5 of 6 readers found this helpful');
  });

  test('say nothing with four votes', async () => {
    for (const locale of ['zh-cn', 'en'])
      expect(await page(`${locale}/articles/payment-failed`)).not.toMatch(/位觉得有帮助|found this helpful/);
  });

  test('stay within the budget of a first load where it is tightest', async () => {
    expect(await page('zh-cn/articles/what-data-you-keep')).toContain('1,234 位读者中，1,233 位觉得有帮助');
    const files = await weighPage(content.siteDir, '/zh-cn/articles/what-data-you-keep/');
    expect(files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)).toBeLessThanOrEqual(12 * 1024);
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
    await writeFile(file, text.replaceAll('"helpful": 5', '"helpful": 2'));
    const { stdout } = await content.build({}, ['--verbose']);
    expect(await page('zh-cn/articles/refund-a-course')).toContain('6 位读者中，2 位觉得有帮助');
    expect(builtArticles(stdout).filter((line) => !line.includes('refund-a-course'))).toEqual([]);
    expect(stdout).not.toMatch(/articles can be searched/);
  });

  test('drop the votes on a text that has been rewritten', async () => {
    const [, matter, body = ''] = (await readFile(join(content.contentDir, refund), 'utf8')).split('---\n');
    // Keeps the headings, to which other pages link.
    const headings = body.split('\n').filter((line) => line.startsWith('## '));
    const another = headings.map((heading, index) => `${heading}\n\n${`第 ${index} 段写的全是别的事情。`.repeat(20)}\n`);
    await writeFile(join(content.contentDir, refund), ['', matter, `\n${another.join('\n')}`].join('---\n'));
    await content.edit('site.yaml', 'publicCounts: on', 'publicCounts: on\nsearchContract: off');
    expect(await content.build({}, ['--verbose'])).toMatchObject({ code: 0 });
    const rewritten = await page('zh-cn/articles/refund-a-course');
    expect(rewritten).toContain('第 1 段写的全是别的事情');
    expect(rewritten).not.toContain('位觉得有帮助');
  });

  test('stop the build when the file is not valid, as long as they are shown', async () => {
    const small = await smallContent({ files: { 'site.yaml': site({ publicCounts: 'on' }) } });
    await writeFiles(join(small.contentDir, '..'), { 'reports/public-counts.json': '{"version":1}' });
    const { code, stderr } = await small.build();
    expect(code).toBe(1);
    expect(stderr).toContain('public-counts.json is not valid.');
    await small.edit('site.yaml', 'publicCounts: on', 'publicCounts: off');
    expect(await small.build()).toMatchObject({ code: 0 });
    await small.remove();
  });
});
