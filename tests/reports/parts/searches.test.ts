import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/reports/collect.ts';
import { type AlikeTexts, groupAlike, meaningsOf } from '../../../src/reports/parts/questions/question-groups.ts';
import { renderReport } from '../../../src/reports/renderers/index.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { lastWeeks } from '../../../src/reports/weeks.ts';
import { newFolder } from '../../support/folder.ts';
import { article, counted, input, plainLook, searches } from '../builders.ts';
import { openEndpoint } from '../endpoint.ts';

const searched = (demand: Parameters<typeof searches>[0] = {}) => reportOf(input({ searches: searches(demand) })).searches;

describe('how searches ended', () => {
  test('is one of four, each with its share of all searches and its interval', () => {
    const { total } = searched({
      demand: {
        counters: [counted('search-found', 80)],
        outcomes: [counted('no-result', 20), counted('no-click', 12), counted('rephrased', 8)],
      },
    });
    expect(total).toMatchObject({ searches: 100, failed: 40, found: { count: 60 }, unsure: { count: 20 } });
    expect(total.found.share).toMatchObject({ state: 'known', n: 100, share: 0.6 });
    const { low, high } = total.unsure.share as { low: number; high: number };
    // Wilson 1927, 20 of 100.
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1334', '0.2888']);
    expect(total.found.count + total.unsure.count + total.noClick.count + total.rephrased.count).toBe(total.searches);
  });

  test('says how many showed no article, if the pages told it of nearly all', () => {
    const ended = (empty: number, near: number) =>
      searched({
        demand: {
          counters: [counted('search-found', 80), counted('search-empty', empty), counted('search-near', near)],
          outcomes: [counted('no-result', 20)],
        },
      });
    expect(ended(2, 18).total.empty).toMatchObject({ count: 2, share: { n: 100, share: 0.02 } });
    expect(ended(0, 19).total.empty).toMatchObject({ count: 0, share: { share: 0 } });
    // Most came from pages of an earlier version: none of those that told was empty, which is no good news.
    expect(ended(0, 5).total.empty).toBeNull();
    // Without unsure searches there is no empty one.
    expect(searched({ demand: { counters: [counted('search-found', 80)] } }).total.empty?.count).toBe(0);
  });

  test('is too few to say under five searches, and unknown without any', () => {
    expect(searched({ demand: { outcomes: [counted('no-result', 4)] } }).total.unsure.share).toEqual({ state: 'too-few', n: 4 });
    expect(searched().total.unsure.share).toEqual({ state: 'unknown', n: 0 });
  });

  test('never counts more failures than searches, though a message was lost', () => {
    const { total } = searched({ demand: { outcomes: [counted('no-click', 7)], counters: [counted('search-found', 5)] } });
    expect(total).toMatchObject({ searches: 7, found: { count: 0 }, noClick: { share: { share: 1 } } });
  });

  test('is shown for each whole week of the period, also those without a search', () => {
    const { weeks } = searched({
      demand: { outcomes: [counted('no-result', 3, { day: '2026-10-30' }), counted('no-result', 9, { day: '2026-10-31' })] },
    });
    expect(weeks.map(({ from, to, failed }) => [from, to, failed])).toEqual([
      ['2026-10-24', '2026-10-30', 3],
      ['2026-10-31', '2026-11-06', 9],
      ['2026-11-07', '2026-11-13', 0],
      ['2026-11-14', '2026-11-20', 0],
    ]);
  });

  test('is unknown without a store, which is not the same as none', () => {
    const given = input({ searches: { ...searches(), demand: undefined } });
    expect(reportOf(given).searches.recorded).toBe(false);
    const page = renderReport(reportOf(given), plainLook).find(({ path }) => path === 'en/report.md');
    expect(page?.text).toContain('## Searches\n\nFrom 2026-10-24');
    expect(page?.text).not.toContain('By week');
  });

  test('leaves out locales that the site does not have', () => {
    expect(searched({ demand: { outcomes: [counted('no-result', 9, { locale: 'fr' })] } }).total.searches).toBe(0);
  });
});

describe('failed searches', () => {
  test('are ranked by number and severity, and none is lost', () => {
    const { categories } = searched({
      demand: {
        categories: [
          counted('invoices', 20),
          counted('refunds', 9),
          counted('refunds', 2, { day: '2026-11-10' }),
          counted('unclassified', 3),
          counted('gone', 4),
        ],
      },
    });
    expect(categories).toMatchObject([
      { category: 'refunds', failed: 11, lastWeek: 9, weekBefore: 2, severity: 'high', priority: 33 },
      { category: 'invoices', failed: 20, severity: 'low', priority: 20 },
      { category: null, failed: 7, severity: 'medium', priority: 14 },
    ]);
  });

  test('are listed by word in each locale, without stop words', () => {
    const { words } = searched({
      demand: { words: [counted('app', 2), counted('app', 5, { locale: 'en' }), counted('退款', 3), counted('怎么', 90)] },
    });
    expect(words.map(({ locale, word, failed }) => [locale, word, failed])).toEqual([
      ['en', 'app', 5],
      ['zh-cn', '退款', 3],
      ['zh-cn', 'app', 2],
    ]);
  });

  test('give a ranked report when 200 in a week are all different and no text was kept', async () => {
    const topics = [
      { n: 110, category: 'refunds', word: '退款' },
      { n: 60, category: 'playback', word: '黑屏' },
      { n: 20, category: 'downloads', word: '下载' },
      { n: 10, category: undefined, word: '分期' },
    ];
    const endpoint = await openEndpoint(topics.flatMap(({ category }) => category ?? []));
    let number = 0;
    for (const { n, category, word } of topics) {
      for (let time = 0; time < n; time += 1) {
        const query = `${word}的第${String.fromCodePoint(0x4e00 + number)}种问题`;
        await endpoint.fail({ query, category, words: [word] }, number % 40, `2026-11-${14 + (number % 7)}`);
        number += 1;
      }
    }
    await endpoint.close();
    // With a list of revisions nothing is compiled.
    const folder = newFolder();
    await writeFile(join(folder, 'revisions.json'), JSON.stringify({ version: 1, audience: 'public', articles: [] }));
    const report = reportOf(
      await collect({
        leavesOutHealth: true,
        contentDir: join(import.meta.dirname, '../../../content'),
        database: endpoint.database,
        siteDir: join(folder, 'dist'),
        revisionsFile: join(folder, 'revisions.json'),
        audience: 'public',
        fragileFile: 'none.json',
        fragmentsDir: join(folder, 'fragments'),
        today: '2026-11-20',
        now: 0,
        period: lastWeeks('2026-11-20', 1),
      }),
    );
    expect(number).toBe(200);
    expect(report.searches.total).toMatchObject({ searches: 200, failed: 200 });
    expect(report.searches.categories.map(({ category, failed }) => [category, failed])).toEqual([
      ['refunds', 110],
      ['playback', 60],
      ['downloads', 20],
      [null, 10],
    ]);
    expect(report.searches.words.map(({ word, failed }) => [word, failed])).toEqual([
      ['退款', 110],
      ['黑屏', 60],
      ['下载', 20],
      ['分期', 10],
    ]);
    const files = [...renderReport(report, plainLook)];
    const markdown = files.find(({ path }) => path === 'zh-cn/report.md')?.text ?? '';
    expect(markdown.indexOf('| 退款 | 中文')).toBeGreaterThan(0);
    expect(markdown.indexOf('| 退款 | 中文')).toBeLessThan(markdown.indexOf('| 播放与直播 | 中文'));
    expect(files.some(({ text }) => text.includes('种问题'))).toBe(false);
  });
});

test('failed searches that were grouped while the site was searched give the same questions', () => {
  const texts = ['课程可以退款吗', '课程能退款吗', '怎么下载课件'].map((text, index) => ({
    locale: 'zh-cn',
    text,
    n: 9 - index,
  }));
  const given = input({ articles: [article({ title: '课程可以退款吗？' })], searches: searches({ demand: { texts } }) });
  const questionsWith = (alike: AlikeTexts) =>
    reportOf({ ...given, searches: { ...given.searches, alike: new Map([['zh-cn', alike]]) } }).searches.questions;
  const { questions } = reportOf(given).searches;
  expect(questions).toHaveLength(2);
  expect(questionsWith(groupAlike(texts, meaningsOf('zh-cn', given)))).toEqual(questions);
  expect(questionsWith({ byWording: [texts], byMeaning: [texts] })).toHaveLength(1);
});
