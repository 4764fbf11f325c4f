import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf } from '../../../src/reports/renderers/json.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { readSiteReport, siteReport } from '../../../src/reports/site/site-report.ts';
import { article, input, revision, votes } from '../builders.ts';

const locales = ['zh-cn', 'en'];
const given = input({
  articles: [
    article({ editUrl: '/edit/#/collections/articles-zh-cn/entries/refund-a-course' }),
    article({ id: 'inside', audience: 'internal', editUrl: 'https://github.com/q/help/edit/main/inside.mdx' }),
    article({ id: 'unfinished', state: 'draft' }),
  ],
  votes: { totals: [votes({ helpful: 20, notHelpful: 80 })], revisions: [revision()] },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jieda-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

const htmlOf = (basePath: string, id: string): string =>
  siteReport(reportOf(given), { locales, basePath }).locales['en']?.sections.find((section) => section.id === id)?.html ?? '';

test('has a page for each part in each language, the overview first, and each in a group', () => {
  const { state, locales: pages } = siteReport(reportOf(given), { locales, basePath: '' });
  expect([state, ...Object.keys(pages)]).toEqual(['shown', ...locales]);
  for (const { sections } of Object.values(pages)) {
    expect(sections[0]?.id).toBe('summary');
    expect(sections.length).toBeGreaterThan(15);
    expect(sections.every(({ group, heading, html }) => group !== '' && heading !== '' && html !== '')).toBe(true);
    // Below the page's own heading, which is the first.
    const levels = sections.flatMap(({ html }) => /<h(\d)/.exec(html)?.[1] ?? []);
    expect(new Set(levels)).toEqual(new Set(['2']));
  }
});

test('links to the internal edition’s own pages, internal articles too, to where each can be edited, and to other parts', () => {
  const html = htmlOf('/help', 'helpfulness');
  expect(html).toContain('href="/help/zh-cn/articles/refund-a-course/"');
  expect(html).toContain('href="/help/zh-cn/articles/inside/"');
  expect(html).not.toContain('articles/unfinished/');
  expect(html).toContain('href="/help/edit/#/collections/articles-zh-cn/entries/refund-a-course" aria-label="Edit: ');
  expect(html).toContain('href="https://github.com/q/help/edit/main/inside.mdx"');
  expect(htmlOf('/help', 'summary')).toContain('href="/help/en/reports/next/"');
});

test('a report that was written is shown; without one, or with one of another version, the page says so', async () => {
  const file = join(folder, 'report.json');
  const read = () => readSiteReport(file, { locales, basePath: '' });
  expect((await read()).state).toBe('missing');
  await writeFile(file, jsonOf(reportOf(given)));
  expect(await read()).toEqual(siteReport(reportOf(given), { locales, basePath: '' }));
  await writeFile(file, jsonOf({ ...reportOf(given), version: 99 }));
  expect((await read()).state).toBe('unreadable');
  await writeFile(file, '{"version": 1,');
  expect((await read()).state).toBe('unreadable');
  const weeks = [{ from: 'never', to: '2026-99-99', failed: 1, questions: 1 }];
  const { demand, ...others } = reportOf(given);
  await writeFile(file, jsonOf({ ...others, demand: { ...demand, weeks: [...weeks, ...weeks] } }));
  expect((await read()).state).toBe('unreadable');
});

test('a report with an address that would run code or leave for another site is not shown', async () => {
  const file = join(folder, 'hostile.json');
  const report = reportOf(given);
  for (const editUrl of ['javascript:alert(1)', '//evil.example/x', 'data:text/html,x']) {
    await writeFile(file, jsonOf({ ...report, articles: report.articles.map((each) => ({ ...each, editUrl })) }));
    expect((await readSiteReport(file, { locales, basePath: '' })).state).toBe('unreadable');
  }
});
