import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';

describe.skipIf(chromiumPath === undefined)('a reader who wants to talk to a person', () => {
  const { open } = browse();

  /** The contact page as seen at some time in some zone. */
  async function at(time: string, timezoneId = 'Asia/Shanghai', path = '/zh-cn/channels/') {
    const opened = await open({ timezoneId });
    await opened.page.clock.install({ time: new Date(time) });
    await opened.page.goto(path);
    await opened.settle();
    return opened;
  }
  const status = (page: Page, id: string) => page.locator(`[data-hours="${id}"]`).first().textContent();
  const reply = (page: Page, id: string) => page.locator(`[data-reply="${id}"]`).first().textContent();

  test('reads what is open, until when, and by when a mail is answered', async () => {
    const { page, complaints } = await at('2026-11-23T10:00+08:00');
    expect(await status(page, 'chat')).toBe('在线，到 21:00');
    expect(await status(page, 'phone')).toBe('接听中，到 12:00');
    expect(await reply(page, 'mail')).toBe('明天 10:00 前回复');
    expect(complaints).toEqual([]);
  });

  test('reads when a closed channel opens, and sees it open at that minute', async () => {
    const { page } = await at('2026-11-23T12:58+08:00');
    expect(await status(page, 'phone')).toBe('13:00 开始');
    await page.clock.runFor(130_000);
    expect(await status(page, 'phone')).toBe('接听中，到 20:00');
    expect(await page.locator('#channel-phone.is-open').count()).toBe(1);
  });

  test('reads the weekday of what is further away', async () => {
    const { page } = await at('2026-11-28T20:00+08:00');
    expect(await status(page, 'mail')).toBe('周一 09:00 开始');
    expect(await status(page, 'phone')).toBe('明天 10:00 开始');
  });

  test('reads the time of their own zone beside the service’s', async () => {
    const { page } = await at('2026-11-23T01:30Z', 'Europe/London', '/en/channels/');
    expect(await status(page, 'chat')).toBe('Open until 21:00 (13:00 your time)');
    expect(await reply(page, 'mail')).toBe('Reply by tomorrow 09:30 (tomorrow 01:30 your time)');
  });

  test.each(['2026-11-01T10:00+08:00', '2027-01-04T10:00+08:00'])(
    'reads the usual hours when the site was not built for %s',
    async (time) => {
      const { page } = await at(time);
      expect(await status(page, 'chat')).toBe('每天 09:00–\u206021:00（中国标准时间）');
      expect(await page.locator('.is-open').count()).toBe(0);
    },
  );

  test('reads the usual hours without JavaScript, and which promise holds in them', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/zh-cn/articles/refund-a-course/');
    const contact = page.locator('.contact');
    const hours = contact.locator('noscript');
    expect(await hours.allTextContents()).toContain('每天 09:00–\u206021:00（中国标准时间）');
    expect(await hours.first().isVisible()).toBe(true);
    await contact.getByText('1 个工作日内回复').first().waitFor();
  });

  test('sees nothing move when the script has filled the lines', async () => {
    const { page } = await open({
      viewport: { width: 390, height: 844 },
      timezoneId: 'Asia/Shanghai',
    });
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/hours.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/zh-cn/channels/');
    const height = () => page.evaluate(() => document.body.scrollHeight);
    const before = await height();
    go();
    await page.locator('.status.is-open, .status.is-closed').first().waitFor();
    expect(await height()).toBe(before);
  });

  test('gets at most three suggestions where they look for help, and a link to the rest', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/ask/?q=%E9%80%80%E6%AC%BE');
    const all = page.locator('.ask-search a[href*="/search/?q="]');
    await all.waitFor();
    expect(await page.locator('.ask-search [data-key]').count()).toBe(3);
    await all.click();
    await page.waitForURL((url) => url.pathname === '/zh-cn/search/' && url.searchParams.get('q') === '退款');
  });
});
