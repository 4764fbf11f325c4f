import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { chromiumPath, desktop, openPage, phone } from '../support/browser.ts';
import { type ServedSite, serveSite } from '../support/served-site.ts';

const pages = [
  '/',
  '/en/',
  '/zh-cn/articles/refund-a-course/',
  '/en/articles/refund-a-course/',
  '/en/articles/club-starting-level/',
  '/zh-cn/articles/payment-failed/',
  '/zh-cn/articles/join-a-club/',
  '/zh-cn/articles/airplay-no-sound/',
  '/zh-cn/categories/orders/',
  '/en/categories/refunds/',
  '/zh-cn/products/courses/',
  '/zh-cn/search/?q=退款',
  '/en/search/',
  '/zh-cn/stages/learning/',
  '/zh-cn/channels/',
  '/en/channels/',
  '/zh-cn/known-issues/',
  '/zh-cn/survey/',
  '/zh-cn/glossary/',
  '/en/whats-new/',
  '/zh-cn/ask/',
  '/en/privacy/',
  '/zh-cn/ask/?article=refund-a-course',
  '/zh-cn/404/',
  '/404.html',
];

describe.skipIf(chromiumPath === undefined)('a reader in a browser', () => {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await serveSite(inject('siteDir'));
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** The page that thanks for a vote and asks why. */
  async function receipt(): Promise<string> {
    const { articles } = JSON.parse(await readFile(join(inject('siteDir'), 'revisions.json'), 'utf8'));
    const { id, locale, revision } = articles[0];
    const voted = await fetch(`${site.url}/api/votes?reader=en`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ article: id, locale, revision, value: 'not-helpful' }),
    });
    expect(voted.status).toBe(303);
    return voted.headers.get('location') ?? '';
  }

  it.each([
    ['phone', phone],
    ['desktop', desktop],
  ])(
    'reads every kind of page on a %s, light and dark, without a fault axe knows; nothing moves or sticks out',
    async (_name, device) => {
      const { page, context, complaints, settle } = await openPage(browser, site.url, device);
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const faults: string[] = [];
      for (const path of [...pages, await receipt(), '/api/surveys/thanks?reader=en']) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(path);
        await settle();
        const { shifts, overflow } = await page.evaluate(() => ({
          shifts: (window as unknown as { shifts: number[] }).shifts,
          overflow: document.documentElement.scrollWidth - window.innerWidth,
        }));
        if (overflow > 0) faults.push(`${path} is ${overflow} pixels too wide`);
        // What an address asks for arrives after the page.
        if (!path.includes('?') && shifts.length > 0) faults.push(`${path} moves by ${shifts.join(', ')}`);
        // axe is put in by the browser itself, which the page's policy does not concern.
        await page.evaluate(AxeBuilder.source);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof AxeBuilder }).axe.run(document));
          for (const { id, nodes } of violations)
            faults.push(`${path} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        }
      }
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('fits a window of 320 pixels', async () => {
    const { page, context } = await openPage(browser, site.url, { viewport: { width: 320, height: 600 } });
    for (const path of pages) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
    await context.close();
  });

  it('is told when an article is overdue for its review, and only then', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto('/zh-cn/articles/join-a-club/');
    expect(await page.locator('.banner-overdue').textContent()).toContain('2026年10月17日');
    await page.goto('/zh-cn/articles/refund-a-course/');
    expect(await page.locator('.banner-overdue').count()).toBe(0);
    await context.close();
  });

  it('changes the language on the same article', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/articles/refund-a-course/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.close();
  });

  it('sees the original, marked as such, where there is no translation', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto('/en/articles/club-starting-level/');
    expect(await page.locator('.banner').first().textContent()).toContain('not available in English');
    expect(await page.locator('article').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    const links = await page.locator('.prose a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    // Only a heading is looked up in the text that has it.
    expect(links.filter((href) => !href?.startsWith('/en/') && !href?.includes('#'))).toEqual([]);
    expect(links.some((href) => href?.startsWith('/en/glossary/#'))).toBe(true);
    await context.close();
  });

  it('reaches the content, the search field and a vote with the keyboard alone', async () => {
    const { page, context } = await openPage(browser, site.url, desktop);
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    const reached: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(
        () => document.activeElement?.getAttribute('value') ?? document.activeElement?.tagName ?? '',
      );
      reached.push(name);
      if (name === 'helpful') break;
    }
    expect(reached.at(-1)).toBe('helpful');
    await page.keyboard.press('Enter');
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    await context.close();
  });
});
