import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';

const article = '/zh-cn/articles/refund-a-course/';
const title = '课程可以退款吗？怎么退？';
const published = `https://help.qinghe.example${article}`;

describe.skipIf(chromiumPath === undefined)('a reader whom no article helped', () => {
  const { open } = browse();

  /** Subject and body of the mail that a tap would open. */
  async function mailOf(page: Page): Promise<{ subject: string | null; body: string | null }> {
    const href = (await page.locator('.contact a[href^="mailto:service@"]').getAttribute('href')) ?? '';
    const { searchParams } = new URL(href);
    return { subject: searchParams.get('subject'), body: searchParams.get('body') };
  }

  test('carries the article over to the page where questions are asked, and from there into a mail', async () => {
    const { page, complaints } = await open(phone);
    await page.goto(article);
    expect(await mailOf(page)).toEqual({ subject: title, body: `\r\n\r\n${published}` });
    await page.locator('[data-ask]').click();
    await page.waitForURL('**/zh-cn/ask/?article=refund-a-course');
    await page.locator('[data-asking] a', { hasText: title }).waitFor();
    expect(await page.locator('[data-asking] a').getAttribute('href')).toBe(article);
    expect(await mailOf(page)).toEqual({ subject: title, body: `\r\n\r\n${published}` });
    await page.locator('main [name=text]').fill('钱还没到');
    expect((await mailOf(page)).subject).toBe('钱还没到');
    expect((await mailOf(page)).body).toContain(published);
    expect(complaints).toEqual([]);
  });

  test('keeps the article of an address that was opened in another browser', async () => {
    const { page, complaints } = await open();
    await page.goto('/en/ask/?article=refund-a-course&q=three%20weeks%20late');
    await page.locator('[data-asking] a', { hasText: 'refund' }).waitFor();
    expect(await page.locator('main [name=text]').inputValue()).toBe('three weeks late');
    await page.locator('[data-suggestions] a').first().waitFor();
    expect((await mailOf(page)).subject).toBe('three weeks late');
    expect(complaints).toEqual([]);
  });

  test.each(['no-such-article', '../../../evil', '<img src=x onerror=alert(1)>', ''])(
    'sees no note about an article “%s” that does not exist',
    async (id) => {
      const { page, settle } = await open();
      await page.goto(`/zh-cn/ask/?article=${encodeURIComponent(id)}`);
      await settle();
      expect(await page.locator('[data-asking]').isVisible()).toBe(false);
      expect(await mailOf(page)).toEqual({ subject: null, body: null });
    },
  );

  test('carries the search words from the search page through the article into the mail', async () => {
    const { page } = await open();
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    // Titles are shown first and rendered again with their texts; a click in between would be lost.
    await page.locator('[data-search-results] p').first().waitFor();
    await page.locator(`[data-search-results] a[href="${article}"]`).first().click();
    await page.waitForURL(`**${article}`);
    // The script that carries the words over loads after the page.
    await expect.poll(async () => (await mailOf(page)).subject).toBe('怎么申请退款');
    const chat = new URL((await page.locator('.contact a[href^="https://chat."]').getAttribute('href')) ?? '');
    expect(Object.fromEntries(chat.searchParams)).toEqual({ from: published, q: '怎么申请退款' });
    await page.locator('[data-ask]').click();
    await page.locator('[data-asking] a', { hasText: title }).waitFor();
    expect(await page.locator('main [name=text]').inputValue()).toBe('怎么申请退款');
  });

  test('can do all of this without JavaScript, except for the note', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(article);
    expect((await mailOf(page)).body).toContain(published);
    await page.locator('[data-ask]').click();
    await page.waitForURL('**/zh-cn/ask/**');
    expect(await page.locator('.contact a[href^="tel:"]').isVisible()).toBe(true);
  });

  test('gets search results for the words of an address that leads nowhere', async () => {
    const { page } = await open();
    const response = await page.goto('/en/help/money-back-for-a-course.html');
    expect(response?.status()).toBe(404);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('[data-search-results] a[href="/en/articles/refund-a-course/"]').waitFor();
    expect(await page.locator('main input[name=q]').first().inputValue()).toBe('money back for a course');
    expect(await page.locator('[data-guess]').isVisible()).toBe(false);
  });

  test.each([
    ['/zh-cn/articles/refund-a-cours', '/zh-cn/articles/refund-a-course/'],
    ['/en/help/Refund_a_course.html', '/en/articles/refund-a-course/'],
    // The reader's locale is unknown; here it is the default one.
    ['/articles/too-many-device', '/zh-cn/articles/too-many-devices/'],
  ])('gets the article that the address %s is like', async (address, article) => {
    const { page, complaints } = await open();
    await page.goto(address);
    const links = page.locator('[data-guess]:not([hidden]) a');
    await links.first().waitFor();
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([article]);
    // The words of the address would find less.
    expect(await page.locator('main input[name=q]').first().inputValue()).toBe('');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  test('reads the 404 page in every language when the address does not say which is theirs', async () => {
    const { page } = await open();
    const response = await page.goto('/download-a-lesson');
    expect(response?.status()).toBe(404);
    expect(await page.title()).toMatch(/^没有这个页面 · Page not found/);
    const english = page.locator('section[lang=en]');
    await english.getByText('Page not found').waitFor();
    await expect.poll(() => english.locator('input[name=q]').inputValue()).toBe('download a lesson');
    await english.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL((url) => url.pathname === '/en/search/' && url.searchParams.get('q') === 'download a lesson');
  });

  test('reads the 404 page without JavaScript, and can search', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/download-a-lesson');
    expect(await page.locator('form[role=search]').count()).toBe(2);
    expect(await page.getByRole('link', { name: 'Home' }).isVisible()).toBe(true);
  });
});
