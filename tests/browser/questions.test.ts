import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { axeFaults, chromiumPath, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';

describe.skipIf(chromiumPath === undefined)('a reader with a question', () => {
  const browsing = browse();
  const { open } = browsing;

  test('writes it on a phone without JavaScript, follows it, adds to it and erases it', async () => {
    const { page } = await open({ ...phone, javaScriptEnabled: false });
    await page.goto('/zh-cn/ask/');
    await page.fill('#ask-text', '退款通过一个星期了，信用卡里没有钱');
    await page.fill('#ask-contact', 'lin@example.com');
    await page.locator('.form-send button').click();
    await page.waitForURL('**/api/questions/*');
    const { pathname } = new URL(page.url());
    expect(await page.locator('h1').textContent()).toMatch(/^收到了，\d+月\d+日.* \d\d:\d\d前答复你$/);
    await page.locator('summary', { hasText: '补充说明' }).click();
    await page.fill('#text-add', '是招商银行的卡');
    await page.locator('details[open] button').click();
    await page.locator('.question-message', { hasText: '招商银行' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(pathname);
    await page.locator('summary', { hasText: '删除这个问题' }).click();
    await page.locator('.question-erase button').click();
    await page.locator('h1', { hasText: '已经删除' }).waitFor();
    expect((await page.goto(pathname))?.status()).toBe(404);
  });

  test('is shown articles while they write, and finds the draft again after reading one', async () => {
    const { page, complaints } = await open(phone);
    await page.goto('/en/ask/?article=refund-a-course');
    await page.fill('#ask-text', 'My refund was approved but the money has not arrived');
    await page.locator('[data-suggestions] a[href="/en/articles/refund-not-arrived/"]').click();
    await page.waitForURL('**/articles/refund-not-arrived/');
    await page.goBack();
    await expect.poll(() => page.locator('#ask-text').inputValue()).toBe('My refund was approved but the money has not arrived');
    await page.locator('.form-send button').click();
    await page.waitForURL('**/api/questions/*');
    expect(await page.locator('h1').textContent()).toMatch(/^We have it and will reply by /);
    expect(await axeFaults(page)).toEqual([]);
    await page.goto('/en/ask/');
    expect(await page.locator('#ask-text').inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });

  test('counts as helped by the form when an article that it suggested helps, and for no other article', async () => {
    const { page } = await open(phone);
    const counted = (): string[] => {
      const database = new DatabaseSync(browsing.site.database, { readOnly: true });
      const rows = database.prepare("SELECT name, n FROM count WHERE locale = 'en' AND name LIKE 'ask-%' ORDER BY name").all();
      database.close();
      return rows.map(({ name, n }) => `${name} ${n}`);
    };
    const voteHelpful = async (): Promise<void> => {
      await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
      await page.locator('form[data-ready]').waitFor();
      await page.getByRole('button', { name: 'Yes, it helped' }).click();
      await page.locator('[data-vote-status]', { hasText: 'Thank' }).waitFor();
    };
    browsing.site.forget();
    await page.goto('/en/ask/');
    await page.fill('#ask-text', 'My refund was approved but the money has not arrived');
    await page.locator('[data-suggestions] a[href="/en/articles/refund-not-arrived/"]').click();
    await page.waitForURL('**/articles/refund-not-arrived/');
    await voteHelpful();
    await expect.poll(counted).toEqual(['ask-helped 1', 'ask-opened 1', 'ask-suggestion 1']);
    await page.goto('/en/articles/refund-a-course/');
    await voteHelpful();
    expect(counted()).toContain('ask-helped 1');
  });

  test('loses nothing when it is refused or cannot be sent, and is told what to change', async () => {
    const { page } = await open(phone);
    await page.goto('/en/ask/');
    await page.fill('#ask-text', 'zz');
    await page.fill('#ask-contact', 'call me maybe');
    await page.locator('.form-send button').click();
    const status = page.locator('[data-ask-status]');
    await expect.poll(() => status.textContent()).toContain('Email address or phone number: must be an email address');
    expect(await page.locator(':focus').getAttribute('id')).toBe('ask-contact');
    await page.route('**/api/questions*', (route) => route.abort());
    await page.locator('.form-send button').click();
    await expect.poll(() => status.textContent()).toContain('nothing you wrote is lost');
    expect(await page.locator('#ask-text').inputValue()).toBe('zz');
  });
});
