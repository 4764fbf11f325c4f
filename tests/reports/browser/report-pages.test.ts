import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../../src/reports/renderers/index.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { axeFaults, chromiumPath, colorRules, desktop, launchBrowser, openPage, phone } from '../../support/browser.ts';
import { article, plainLook, revision, votes } from '../builders.ts';
import { small } from '../small-report.ts';

const origin = 'http://report.example';
const others = ['first', 'second', 'third'];
const given = {
  ...small(),
  articles: [...small().articles, ...others.map((id) => article({ id, title: `Article ${id}`, locale: 'en' }))],
  votes: {
    totals: [
      ...(small().votes?.totals ?? []),
      ...others.map((id, index) => votes({ article: id, locale: 'en', helpful: 30, notHelpful: 12 - 5 * index })),
    ],
    revisions: [...(small().votes?.revisions ?? []), ...others.map((id) => revision({ article: id, locale: 'en' }))],
  },
};

describe.skipIf(chromiumPath === undefined)('the report’s own pages', () => {
  const files = new Map(renderReport(reportOf(given), plainLook, ['html']).map(({ path, text }) => [`/${path}`, text]));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function open(path: string, options: BrowserContextOptions = desktop) {
    const watched = await openPage(browser, origin, options);
    await watched.page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const contentType = { html: 'text/html', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }[
        pathname.split('.').at(-1) ?? ''
      ];
      const headers = {
        'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
        ...(contentType && { 'Content-Type': `${contentType}; charset=utf-8` }),
      };
      return route.fulfill({ status: files.has(pathname) ? 200 : 404, headers, body: files.get(pathname) ?? '' });
    });
    await watched.page.goto(path);
    return watched;
  }

  test.each([
    ['/en/index.html', desktop],
    ['/zh-cn/index.html', phone],
  ] as const)('have no fault that axe knows, light or dark, with everything opened: %s', async (path, device) => {
    const { page, complaints, context } = await open(path, device);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFaults(page, colorRules)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(complaints.filter((each) => !each.includes('favicon'))).toEqual([]);
    await context.close();
  });

  test('have tables that are sorted by a click or by Enter on a column, one way, the other, and as they were', async () => {
    const { page, context } = await open('/en/index.html');
    const table = page.locator('#helpfulness table').filter({ hasText: 'Article first' }).first();
    const column = table.getByRole('columnheader', { name: 'Not helpful' });
    const counts = () => table.locator('tbody tr td:nth-child(5)').allTextContents();
    const asRendered = await counts();
    await column.getByRole('button').click();
    expect(await counts()).toEqual(asRendered.toSorted((a, b) => Number(b) - Number(a)));
    expect(await column.getAttribute('aria-sort')).toBe('descending');
    expect(await page.getByRole('status').textContent()).toBe('Sorted by Not helpful, descending');
    await page.keyboard.press('Enter');
    expect(await counts()).toEqual(asRendered.toSorted((a, b) => Number(a) - Number(b)));
    expect(await column.getAttribute('aria-sort')).toBe('ascending');
    await table.getByRole('columnheader', { name: 'Article' }).getByRole('button').click();
    expect(await table.locator('[aria-sort]').count()).toBe(1);
    await column.getByRole('button').click();
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    expect(await counts()).toEqual(asRendered);
    expect(await page.getByRole('status').textContent()).toBe('Back in the original order');
    await context.close();
  });

  test('keep what is not known last and a total at the end, however they are sorted', async () => {
    const { page, context } = await open('/en/index.html');
    const table = page
      .locator('#coverage table')
      .filter({ has: page.locator('tr.total') })
      .first();
    await page.locator('#coverage details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    const button = table.getByRole('button', { name: 'Coverage' });
    for (const _direction of ['descending', 'ascending']) {
      await button.click();
      const rows = await table.locator('tbody tr').evaluateAll((all) =>
        all.map((row) => ({
          isTotal: row.classList.contains('total'),
          isKnown: (row as HTMLTableRowElement).cells[6]?.dataset['value'] !== undefined,
        })),
      );
      expect(rows.findIndex(({ isTotal }) => isTotal)).toBe(rows.length - 1);
      const known = rows.slice(0, -1).map(({ isKnown }) => isKnown);
      expect(known).toEqual(known.toSorted((a, b) => Number(b) - Number(a)));
    }
    await context.close();
  });

  test('say the same without JavaScript, with plain heads', async () => {
    const { page, context } = await open('/en/index.html', { ...desktop, javaScriptEnabled: false });
    expect(await page.locator('th button').count()).toBe(0);
    expect(await page.locator('#helpfulness thead th').first().textContent()).toBe('Article');
    await context.close();
  });
});
