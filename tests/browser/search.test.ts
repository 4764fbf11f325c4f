import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumPath, launchChromium, openPage, phone } from '../support/browser.ts';
import { type ServedSite, serveSite } from '../support/served-site.ts';

describe.skipIf(chromiumPath === undefined)('search in a browser', () => {
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

  const found = (page: Page): Promise<(string | null)[]> =>
    page.locator('[data-search-results] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

  it.each([
    ['/', '怎么申请退款', '/zh-cn/articles/refund-a-course/'],
    ['/', '收不到验证码', '/zh-cn/articles/verification-code-not-arriving/'],
    ['/', 'V3001', '/zh-cn/articles/video-will-not-play/'],
    ['/en/', 'how do I get my money back', '/en/articles/refund-a-course/'],
    ['/en/', 'video keeps buffering', '/en/articles/video-will-not-play/'],
  ])('on %s finds the article for “%s” among the first three while the question is typed', async (home, question, address) => {
    const { page, context, complaints } = await openPage(browser, site.url, phone);
    await page.goto(home);
    await page.locator('input[name=q]').first().pressSequentially(question, { delay: 20 });
    await page.locator('[data-search-results] a').first().waitFor();
    await page.waitForFunction(
      (expected) =>
        Array.from(document.querySelectorAll('[data-search-results] a'))
          .slice(0, 3)
          .some((link) => link.getAttribute('href') === expected),
      address,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('answers the query of the search page’s address, and keeps the address true', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    await page.locator('[data-search-results] a').first().waitFor();
    expect((await found(page))[0]).toBe('/zh-cn/articles/refund-a-course/');
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(false);
    await page.locator('input[name=q]').fill('开发票');
    await page.waitForFunction(
      () => document.querySelector('[data-search-results] a')?.getAttribute('href') === '/zh-cn/articles/get-an-invoice/',
    );
    expect(new URL(page.url()).searchParams.get('q')).toBe('开发票');
    await page.locator('input[name=q]').fill('');
    await page.locator('[data-all-articles]').waitFor({ state: 'visible' });
    expect(new URL(page.url()).search).toBe('');
    await context.close();
  });

  it('says so in words when nothing is found', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto('/en/search/?q=zzzzqqqq');
    await page.locator('[data-search-status]', { hasText: /No article found|Nothing matches exactly/ }).waitFor();
    await context.close();
  });

  it.each(['<img src=x onerror=alert(1)>', "' OR 1=1 --", '😀', '！？。', 'a'.repeat(2000)])(
    'takes “%.20s” without harm',
    async (query) => {
      const { page, context, complaints } = await openPage(browser, site.url);
      await page.goto(`/zh-cn/search/?q=${encodeURIComponent(query)}`);
      await page.locator('[data-search-status]:not(:empty)').waitFor();
      await page.waitForFunction(() => !document.querySelector('[data-search-status]')?.textContent?.includes('……'));
      expect(await page.locator('[data-search-results] img').count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('waits while an input method composes', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.goto('/');
    await page
      .locator('input[name=q]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = 'tuikuan';
        input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      });
    await page.waitForTimeout(400);
    expect(await page.locator('[data-search-status]').textContent()).toBe('');
    await page
      .locator('input[name=q]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = '退款';
        input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      });
    await page.locator('[data-search-results] a').first().waitFor();
    await context.close();
  });

  it('finds the article in a browser without Intl.Segmenter', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.addInitScript(() => Reflect.deleteProperty(Intl, 'Segmenter'));
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    await page.locator('[data-search-results] a').first().waitFor();
    expect((await found(page)).slice(0, 3)).toContain('/zh-cn/articles/refund-a-course/');
    await context.close();
  });

  it('says that it could not be loaded when the index is out of reach, and lists the articles', async () => {
    const { page, context } = await openPage(browser, site.url);
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    await page.locator('[data-search-status]', { hasText: '没有加载成功' }).waitFor();
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(true);
    await context.close();
  });

  it('leads to the list of all articles without JavaScript', async () => {
    const { page, context } = await openPage(browser, site.url, { javaScriptEnabled: false });
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.locator('input[name=q]').fill('退款');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.waitForURL('**/zh-cn/search/**');
    expect(await page.locator('[data-all-articles] a[href="/zh-cn/articles/refund-a-course/"]').isVisible()).toBe(true);
    await context.close();
  });
});
