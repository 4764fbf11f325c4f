import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';

/** An article with tabs, of which one is open at a time. */
const tabbed = '/zh-cn/articles/wechat-alipay-risk-blocked/';

describe.skipIf(chromiumPath === undefined)('an article on paper', () => {
  const { open } = browse();

  /** How many of the article's details show their content. */
  const shown = (page: Page): Promise<number> =>
    page
      .locator('.prose details')
      .evaluateAll(
        (all) =>
          all.filter((details) => details.lastElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false).length,
      );

  test('has no forms, menus and buttons', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of [
      '.vote',
      '.site-header .search-form',
      '.site-nav',
      '.site-footer nav',
      '.appearance',
      '.breadcrumb',
      '.rail',
      '.contents-bar',
      '.anchor',
      '[data-share]',
      '.contact .live',
      '.contact .icon',
      '.contact p a',
      '.related',
      '.neighbours',
    ])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    for (const visible of ['h1', '.prose', '.contact', '.site-name', '.contact b'])
      expect(await page.locator(visible).first().isVisible(), visible).toBe(true);
    // Chevrons, and steps that go on overleaf.
    const chevron = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((each) => getComputedStyle(each, '::after').display);
    expect([await chevron('.prose summary'), await chevron('.article-list li')]).toEqual(['none', 'none']);
    expect(
      await page
        .locator('.steps li')
        .first()
        .evaluate((each) => getComputedStyle(each).breakInside),
    ).toBe('avoid');
    // White on the colour of the brand would be invisible without backgrounds.
    const [way, text] = await page
      .locator('.contact')
      .first()
      .evaluate((each) => [each.querySelector('.way') as Element, document.body].map((one) => getComputedStyle(one).color));
    expect(way).toBe(text);
  });

  test('has the usual hours, promises and addresses of the contact channels, and not what is open now', async () => {
    const { page, settle } = await open({ timezoneId: 'Asia/Shanghai' });
    await page.clock.install({ time: new Date('2026-11-23T10:00+08:00') });
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.emulateMedia({ media: 'print' });
    // Also when the reader has not come near the channels, so that no script has filled them.
    await settle();
    for (const isFilled of [false, true]) {
      if (isFilled) {
        await page.emulateMedia({ media: 'screen' });
        await page.locator('.contact').scrollIntoViewIfNeeded();
        await page.locator('.contact .is-open').first().waitFor();
        await page.emulateMedia({ media: 'print' });
      }
      const text = (await page.locator('.contact small span:visible').allTextContents()).join('\n');
      expect(text).toContain('每天 09:00–\u206021:00（中国标准时间）');
      expect(text).toContain('1 个工作日内回复');
      expect(text).not.toMatch(/至 \d|前回复/);
    }
    const address = page.locator('.contact [data-address="service@qinghe.example"]');
    expect(await address.evaluate((label) => getComputedStyle(label, '::after').content)).toContain('service@qinghe.example');
    await page.goto('/zh-cn/channels/');
    for (const hidden of ['.channel-button', '.channel-icon', '.channel-code'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.getByText('400-820-0000', { exact: true }).first().isVisible()).toBe(true);
  });

  test('shows closed details and hidden tabs, also without JavaScript', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    await page.goto(tabbed);
    const all = await page.locator('.prose details').count();
    expect(all).toBe(2);
    expect(await shown(page)).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page)).toBe(all);
    expect(complaints).toEqual([]);
  });

  test('opens them by script where style sheets cannot, and closes them again', async () => {
    const { page, settle } = await open();
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('::details-content', '::no-such-part') });
    });
    await page.goto(tabbed);
    await settle();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.prose details[open]').count()).toBe(2);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.prose details[open]').count()).toBe(1);
    await page.locator('.prose details:not([open]) summary').click();
    expect(await page.locator('.prose details[open]').count()).toBe(1);
  });
});
