import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath, holdRequests } from '../support/browser.ts';
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
  const status = (page: Page, id: string) => page.locator(`[data-hours="${id}"] span:visible`).first().textContent();
  const reply = (page: Page, id: string) => page.locator(`[data-reply="${id}"] span:visible`).first().textContent();

  test('reads what is open, until when, and by when a mail is answered', async () => {
    const { page, complaints } = await at('2026-11-23T10:00+08:00');
    expect(await status(page, 'chat')).toBe('在线，至 21:00');
    expect(await status(page, 'phone')).toBe('接听中，至 12:00');
    await page.locator('#channel-phone').getByText('2 分钟内接听').waitFor();
    expect(await status(page, 'mail')).toBe('随时可写');
    expect(await reply(page, 'mail')).toBe('明天 10:00 前回复');
    expect(complaints).toEqual([]);
  });

  test('reads when a closed channel opens, and sees it open at that minute', async () => {
    const { page } = await at('2026-11-23T12:58+08:00');
    expect(await status(page, 'phone')).toBe('13:00 开始接听');
    await page.clock.runFor(130_000);
    expect(await status(page, 'phone')).toBe('接听中，至 20:00');
    expect(await page.locator('#channel-phone.is-open').count()).toBe(1);
  });

  test('reads that a mailbox and an account take messages while nobody is there, and by when they are answered', async () => {
    const { page } = await at('2026-11-28T20:00+08:00');
    expect(await status(page, 'mail')).toBe('随时可写');
    expect(await reply(page, 'mail')).toBe('周一 18:00 前回复');
    expect(await status(page, 'wechat')).toBe('随时可留言');
    expect(await reply(page, 'wechat')).toBe('周一 10:00 前回复');
    expect(await status(page, 'phone')).toBe('明天 10:00 开始接听');
    expect(await reply(page, 'phone')).toBe('届时 2 分钟内接听');
    expect(await page.locator('.is-closed').count()).toBe(1);
    await page.clock.setFixedTime(new Date('2026-11-30T10:00+08:00'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await status(page, 'wechat')).toBe('在线，至 20:00');
    expect(await reply(page, 'wechat')).toBe('1 小时内回复');
  });

  test('reads times on their own clock, the service’s after them', async () => {
    const { page } = await at('2026-11-23T01:30Z', 'Europe/London', '/en/channels/');
    expect(await status(page, 'chat')).toBe('Open until 13:00 (21:00 China Time)');
    expect(await reply(page, 'mail')).toBe('Reply by tomorrow 01:30 (09:30 China Time)');
    expect(await page.locator('[data-clock]').textContent()).toBe('It is Monday 09:30 there now.');
    await page.goto('/zh-cn/channels/');
    await page.locator('.is-open').first().waitFor();
    expect(await status(page, 'chat')).toBe('在线，至 13:00（中国时间 21:00）');
  });

  test('reads no closing time of what is open until nobody knows when', async () => {
    const { page } = await open({ timezoneId: 'Asia/Shanghai' });
    await page.clock.install({ time: new Date('2026-11-26T10:00+08:00') });
    await page.route('**/hours.json', async (route) => {
      const response = await route.fetch();
      const file = await response.json();
      // Closed for a holiday on the 25th, and never again.
      const holiday = Date.parse('2026-11-25T00:00+08:00') / 60_000 - file.from;
      file.channels.chat.steps = [
        [0, holiday],
        [1440, file.until - file.from - holiday],
      ];
      await route.fulfill({ response, json: file });
    });
    await page.goto('/zh-cn/channels/');
    await page.locator('.is-open').first().waitFor();
    expect(await status(page, 'chat')).toBe('在线');
    await page.clock.setFixedTime(new Date('2026-11-24T10:00+08:00'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await status(page, 'chat')).toBe('在线，至 24:00');
  });

  test('copies the address of a mailbox, and saves the code of an account as a picture', async () => {
    const { page, settle } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/zh-cn/channels/');
    await settle();
    await page.getByRole('button', { name: '复制 service@qinghe.example' }).click();
    await page.getByRole('button', { name: '已复制' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('service@qinghe.example');
    const code = page.locator('#channel-wechat img');
    await code.scrollIntoViewIfNeeded();
    await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThanOrEqual(300);
    const response = await page.request.get((await code.getAttribute('src')) ?? '');
    expect(response.headers()['content-type']).toBe('image/png');
    await page.goto('/zh-cn/ask/');
    expect(await page.locator('.way', { hasText: '微信' }).getAttribute('href')).toBe('/zh-cn/channels/#channel-wechat');
  });

  test('sees any number of channels fill their rows at every width', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/channels/');
    for (const width of [390, 800, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (let count = 1; count <= 8; count++) {
        const gaps = await page.locator('.channels').evaluate((list, wanted) => {
          const card = list.firstElementChild;
          list.replaceChildren(...Array.from({ length: wanted }, () => card?.cloneNode(true) ?? ''));
          const ends = new Map<number, number>();
          for (const each of list.children) {
            const { top, right } = each.getBoundingClientRect();
            ends.set(Math.round(top), right);
          }
          const { right } = list.getBoundingClientRect();
          return [...ends.values()].map((end) => Math.round(right - end));
        }, count);
        expect(new Set(gaps), `${count} at ${width}`).toEqual(new Set([0]));
      }
    }
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
    const hours = contact.getByText('每天 09:00–\u206021:00（中国标准时间）');
    expect(await hours.isVisible()).toBe(true);
    await contact.getByText('1 个工作日内回复').first().waitFor();
    await page.goto('/zh-cn/channels/');
    expect(await page.locator('[data-copy]').first().isVisible()).toBe(false);
  });

  test('sees nothing move when the script has filled the lines', async () => {
    const { page } = await open({
      viewport: { width: 390, height: 844 },
      timezoneId: 'Asia/Shanghai',
    });
    const go = await holdRequests(page, '**/hours.json');
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
    const all = page.locator('[data-suggestions] a[href*="/search/?q="]');
    await all.waitFor();
    expect(await page.locator('[data-suggestions] li').count()).toBe(3);
    await all.click();
    await page.waitForURL((url) => url.pathname === '/zh-cn/search/' && url.searchParams.get('q') === '退款');
  });
});
