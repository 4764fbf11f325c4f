import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { axeFaults, chromiumPath, colorRules, desktop, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { sampled } from '../support/long.ts';
import { kinds, pages } from '../support/sample-pages.ts';

describe.skipIf(chromiumPath === undefined)('a reader in a browser', () => {
  const browsing = browse();
  const { open } = browsing;

  /** The page that thanks for a vote and asks why. */
  async function receipt(): Promise<string> {
    const { articles } = JSON.parse(await readFile(join(inject('siteDir'), 'revisions.json'), 'utf8'));
    const { id, locale, revision } = articles[0];
    const voted = await fetch(`${browsing.site.url}/api/votes?reader=en`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ article: id, locale, revision, value: 'not-helpful' }),
    });
    expect(voted.status).toBe(303);
    return voted.headers.get('location') ?? '';
  }

  test.each([
    ['phone', phone, pages],
    ['desktop', desktop, kinds.map((path) => (path === '/no-such-page' ? '/404.html' : path))],
  ])(
    'reads every kind of page on a %s, light and dark, without an axe violation, a layout shift or overflow',
    async (_name, device, paths) => {
      const { page, complaints, settle } = await open(device);
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const faults: string[] = [];
      const inDark = new Set(sampled(paths));
      const width = (): Promise<{ content: number; window: number }> =>
        page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: window.innerWidth }));
      for (const [index, path] of [...paths, await receipt(), '/api/surveys/thanks?reader=en'].entries()) {
        // What only wide screens have is on several kinds of pages, so one scheme for each will do there.
        const scheme = device === desktop && index % 2 === 1 ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(path);
        await settle();
        const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
        // Content that the query string asks for arrives after the page.
        const shift = shifts.reduce((sum, each) => sum + each, 0);
        // About a pixel.
        if (!path.includes('?') && shift > 0.002) faults.push(`${path} moves by ${shift}`);
        const { content, window } = await width();
        if (content > window) faults.push(`${path} is ${content - window} pixels too wide`);
        faults.push(...(await axeFaults(page)).map((fault) => `${path} ${scheme} ${fault}`));
        if (device === desktop || !inDark.has(path)) continue;
        await page.emulateMedia({ colorScheme: 'dark' });
        // Another scheme changes colours and nothing else.
        faults.push(...(await axeFaults(page, colorRules)).map((fault) => `${path} dark ${fault}`));
      }
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test('sees that an article is overdue for review, and only then', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/articles/join-a-club/');
    expect(await page.locator('.banner-warn').textContent()).toContain('2026年10月17日');
    await page.goto('/zh-cn/articles/refund-a-course/');
    expect(await page.locator('.banner-warn').count()).toBe(0);
  });

  test('changes the language on the same article', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/articles/refund-a-course/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('sees on a wide screen, beside the contents, who can be reached now, and is led there', async () => {
    const { page } = await open({ ...desktop, timezoneId: 'Asia/Shanghai' });
    await page.clock.install({ time: new Date('2026-11-23T10:00+08:00') });
    await page.goto('/zh-cn/articles/refund-a-course/');
    const way = page.locator('.rail nav > a');
    await way.locator('.is-open').waitFor();
    // The article recommends the phone.
    expect(await way.locator('.live').textContent()).toBe('接听中，至 12:00');
    await way.click();
    expect(new URL(page.url()).hash).toBe('#contact');
    await page.setViewportSize({ width: 900, height: 800 });
    expect(await way.isVisible()).toBe(false);
    // Without a list of contents there is no column beside the text.
    await page.goto('/zh-cn/articles/airplay-no-sound/');
    expect(await way.count()).toBe(await page.locator('[data-contents]').count());
  });

  test('sees on a wide screen which section is being read, and on a phone loads nothing for it', async () => {
    const { page, complaints } = await open(desktop);
    const current = page.locator('.rail [aria-current]');
    const links = page.locator('.rail li a');
    await page.goto('/zh-cn/articles/refund-a-course/');
    await current.waitFor();
    expect(await current.textContent()).toBe(await links.first().textContent());
    for (const index of [2, 5, 0]) {
      const heading = page.locator('.prose h2').nth(index);
      await heading.evaluate((each) => each.scrollIntoView());
      await expect.poll(() => current.allTextContents()).toEqual([await links.nth(index).textContent()]);
    }
    await page.locator('.site-footer').scrollIntoViewIfNeeded();
    await expect.poll(() => current.textContent()).toBe(await links.last().textContent());
    expect(complaints).toEqual([]);
    const { page: onPhone, settle } = await open(phone);
    const loaded: string[] = [];
    onPhone.on('request', (request) => loaded.push(request.url()));
    await onPhone.goto('/zh-cn/articles/refund-a-course/');
    await settle();
    expect(loaded.some((url) => url.includes('article-page') || url.includes('loaded-page'))).toBe(true);
    expect(loaded.filter((url) => url.includes('current-section'))).toEqual([]);
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])(
    'enlarges a screen with its marks on a %s by a click and makes it small again by another, without JavaScript',
    async (_name, device) => {
      const { page } = await open({ ...device, javaScriptEnabled: false });
      await page.goto('/zh-cn/articles/refund-a-course/');
      const shot = page.locator('.screen summary');
      const boxes = async () => [await shot.boundingBox(), await shot.locator('circle').boundingBox()] as const;
      const [before, markBefore] = await boxes();
      await shot.click();
      const [after, markAfter] = await boxes();
      expect((after?.width ?? 0) / (before?.width ?? 1)).toBeGreaterThan(1.2);
      expect((after?.x ?? 0) + (after?.width ?? 0)).toBeLessThanOrEqual(device.viewport.width);
      const place = (mark: typeof markAfter, box: typeof after) =>
        ((mark?.x ?? 0) + (mark?.width ?? 0) / 2 - (box?.x ?? 0)) / (box?.width ?? 1);
      expect(place(markAfter, after)).toBeCloseTo(place(markBefore, before), 1);
      await shot.click();
      expect((await shot.boundingBox())?.width).toBe(before?.width);
    },
  );

  test('sees titles, figures and dates unbroken at every width', async () => {
    const { page } = await open();
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/zh-cn/articles/refund-a-course/');
      const broken = await page
        .locator('.prose .nb')
        .evaluateAll((all) => all.filter((each) => each.getClientRects().length > 1).map((each) => each.textContent));
      expect(broken).toEqual([]);
    }
    expect(await page.locator('.prose .nb').count()).toBeGreaterThan(5);
    expect(await page.locator('.prose h2 wbr').count()).toBeGreaterThan(2);
  });

  test('sees the original, marked as such, where there is no translation', async () => {
    const { page } = await open();
    await page.goto('/en/articles/club-starting-level/');
    expect(await page.locator('.banner').first().textContent()).toContain('not available in English');
    expect(await page.locator('article').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    const links = await page.locator('.prose a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    // A link to a heading leads to the language that has the heading.
    expect(links.filter((href) => !href?.startsWith('/en/') && !href?.includes('#'))).toEqual([]);
    expect(links.some((href) => href?.startsWith('/en/glossary/#'))).toBe(true);
  });

  test('reaches the content, the search field and a vote with the keyboard alone', async () => {
    const { page } = await open(desktop);
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
    await page.locator('form[data-ready]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
  });
});
