import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answerInBrowser, axeFaults, chromiumPath, colorRules, desktop, filtersEnabled, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { sampled } from '../support/long.ts';
import { kinds, pages } from '../support/sample-pages.ts';

const article = '/zh-cn/articles/refund-a-course/';
describe.skipIf(chromiumPath === undefined)('a reader under harder circumstances', () => {
  const { open } = browse();

  /** HTML of the elements that make the page wider than the window; empty when it fits. */
  const overflow = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      document.documentElement.scrollWidth <= window.innerWidth
        ? []
        : Array.from(document.querySelectorAll('main *, header *, footer *'))
            .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
            .map((each) => each.outerHTML.slice(0, 80)),
    );

  test('reads, is told what happens and votes over a slow network, and nothing moves under the finger', async () => {
    const { page, context, complaints } = await open(phone);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 800,
      downloadThroughput: 25_000,
      uploadThroughput: 10_000,
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (!(entry as unknown as { hadRecentInput: boolean }).hadRecentInput)
            shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(article, { waitUntil: 'commit' });
    // The scripts are still loading, but the text can be read.
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('load');
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '正在提交' }).waitFor();
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    await answerInBrowser(page);
    // Not among the queries whose answers are ready.
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('网络慢的时候怎么省流量')}`, { waitUntil: 'commit' });
    await page.locator('[data-search-status]', { hasText: '正在搜索' }).waitFor();
    await page.locator('[data-search-results] a').first().waitFor();
    expect(complaints).toEqual([]);
    // As the privacy page promises: no cookies, and only what it names is stored in the browser.
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(() => [Object.keys(localStorage).sort(), Object.keys(sessionStorage)]);
    expect(kept).toEqual([['recent:zh-cn', 'vote:zh-cn/refund-a-course'], []]);
  });

  test('sees nothing move after asking for reduced motion', async () => {
    const { page, settle } = await open({ ...desktop, reducedMotion: 'reduce' });
    for (const path of kinds) {
      await page.goto(path);
      await settle();
      const moving = await page.evaluate(() => {
        const moves = (style: CSSStyleDeclaration): boolean =>
          [
            ...style.transitionDuration.split(','),
            ...(style.animationName === 'none' ? [] : style.animationDuration.split(',')),
          ].some((time) => Number.parseFloat(time) > 0.01);
        return Array.from(document.querySelectorAll('*'))
          .filter((each) => moves(getComputedStyle(each)) || getComputedStyle(each).scrollBehavior === 'smooth')
          .map((each) => each.outerHTML.slice(0, 80));
      });
      expect(moving, path).toEqual([]);
    }
  });

  const settings = [
    { name: 'text of double size on a narrow phone', width: 320, height: 640, textSize: '200%' },
    { name: 'zoom of 200 % on a laptop', width: 640, height: 450, textSize: '' },
    { name: 'zoom of 400 % on a laptop', width: 320, height: 256, textSize: '' },
  ];

  test('has everything in view in both languages with zoom of 200 and 400 %, and with text of double size on a phone', async () => {
    const { page, settle } = await open(desktop);
    const faults: string[] = [];
    for (const path of sampled(pages)) {
      await page.goto(path);
      // The footer's controls are filled in when it comes into view, filters and statuses when their files are there.
      await page.locator('.site-footer').scrollIntoViewIfNeeded();
      await settle();
      for (const { name, width, height, textSize } of settings) {
        await page.setViewportSize({ width, height });
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), textSize);
        faults.push(...(await overflow(page)).map((html) => `${path} with ${name}: ${html}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test('sees the path above a title on lines no higher than a finger needs, however large the text is', async () => {
    const { page } = await open(phone);
    await page.goto('/en/articles/refund-a-course/');
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const steps = await page
      .locator('.breadcrumb li')
      .evaluateAll((all) => all.map((step) => step.getBoundingClientRect().height));
    expect(steps).toEqual([44, 44, 44]);
  });

  test('reads one task a line at home where text is very large for the screen', async () => {
    const { page } = await open({ viewport: { width: 250, height: 500 } });
    for (const home of ['/', '/en/']) {
      await page.goto(home);
      const tops = await page
        .locator('.tasks li')
        .evaluateAll((tasks) => tasks.map((task) => Math.round(task.getBoundingClientRect().top)));
      expect(new Set(tops).size, home).toBe(6);
      expect(await overflow(page), home).toEqual([]);
    }
  });

  test('sees the words of the question in what is found with colours that the system forces', async () => {
    const { page } = await open({ ...desktop, forcedColors: 'active' });
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    const mark = page.locator('.results mark').first();
    await mark.waitFor();
    const [own, around] = await mark.evaluate((each) =>
      [each, each.parentElement ?? each].map((element) => {
        const { color, textDecorationLine } = getComputedStyle(element);
        return { color, line: textDecorationLine };
      }),
    );
    expect(own?.line).toBe('underline');
    expect(around?.line).toBe('none');
  });

  test('scrolls no more than the line of filters on a phone, reaches each with the keyboard and sees its outline', async () => {
    const { page } = await open({ ...phone, viewport: { width: 320, height: 640 } });
    for (const path of ['/zh-cn/search/?q=退款', '/en/search/?q=refund']) {
      await page.goto(path);
      const filters = page.locator('[data-search-filters] select');
      await filtersEnabled(page);
      const tops = await filters.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
      expect(tops.length, path).toBe(3);
      expect(new Set(tops).size, path).toBe(1);
      await filters.first().focus();
      for (let at = 0; at < tops.length; at++) {
        if (at > 0) await page.keyboard.press('Tab');
        const room = await filters.nth(at).evaluate((select) => {
          const box = select.getBoundingClientRect();
          const line = (select.closest('[data-search-filters]') ?? select).getBoundingClientRect();
          const outline = 5;
          return {
            isFocused: select === document.activeElement,
            isSeen:
              // Chromium scrolls to what is hidden, not to what is partly seen.
              box.left + outline < Math.min(innerWidth, line.right) &&
              box.right - outline > Math.max(0, line.left) &&
              box.top - outline >= line.top &&
              box.bottom + outline <= line.bottom,
          };
        });
        expect(room, `${path} ${at}`).toEqual({ isFocused: true, isSeen: true });
      }
    }
  });

  test('jumps from the head of a long category to a topic of it, without JavaScript', async () => {
    const { page } = await open({ ...phone, javaScriptEnabled: false });
    for (const path of ['/zh-cn/categories/orders/', '/en/categories/orders/']) {
      await page.goto(path);
      const links = page.locator('.jump a');
      const titles = await page.locator('.topic h2').allTextContents();
      expect(
        (await links.allTextContents()).map((title) => title.trim()),
        path,
      ).toEqual(titles.map((title) => title.trim()));
      const [first, last] = [await page.locator('.article-list').first().boundingBox(), await links.last().boundingBox()];
      expect((last?.y ?? 844) + (last?.height ?? 0), path).toBeLessThan(first?.y ?? 0);
      await links.last().tap();
      await expect.poll(async () => (await page.locator('.topic h2').last().boundingBox())?.y).toBeLessThan(844 / 2);
    }
    await page.locator('.site-footer').scrollIntoViewIfNeeded();
    // No script fills the row of colours and text size, so none is kept free.
    expect((await page.locator('[data-appearance]').boundingBox())?.height ?? 0).toBe(0);
  });

  test('goes from home over a category to an article, its parts and the vote with the keyboard alone, the focus always visible', async () => {
    const { page } = await open(desktop);
    const unseen: string[] = [];
    /** Presses Tab until an element that matches is focused; records every stop without a visible focus, or hidden from screen readers. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate((wanted) => {
          const active = document.activeElement as HTMLElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(active);
          return {
            isThere: active.matches(wanted),
            html: active.outerHTML.slice(0, 60),
            isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
            isHidden: active.closest('[aria-hidden=true]') !== null,
          };
        }, selector);
        if (!stop.isSeen || stop.isHidden) unseen.push(stop.html);
        if (stop.isThere) return;
      }
      throw new Error(`Tab never reaches ${selector}.`);
    };
    await page.goto('/');
    await tabTo('a[href="/zh-cn/categories/orders/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/zh-cn/categories/orders/');
    await tabTo(`a[href="${article}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${article}`);
    // The contents come after the text: its details are reached next only from the heading that was chosen.
    await tabTo('.rail a[href="#什么时候可以退"]');
    await page.keyboard.press('Enter');
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#什么时候可以退');
    await tabTo('.prose summary');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.prose details').first().getAttribute('open')).not.toBeNull();
    await tabTo('button[value="helpful"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    expect(unseen).toEqual([]);
  });

  test('walks from home to an article, opens its details and follows a link to a part of it without JavaScript', async () => {
    const { page, complaints } = await open({ ...phone, javaScriptEnabled: false });
    await page.goto('/');
    await page.locator('a[href="/zh-cn/categories/orders/"]').tap();
    await page.locator(`main a[href="${article}"]`).tap();
    await page.waitForURL(`**${article}`);
    await page.locator('.prose details summary').first().tap();
    await expect.poll(() => page.locator('.prose details').first().getAttribute('open')).not.toBeNull();
    await page.locator('.prose a.anchor').nth(2).tap();
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#退款要多久');
    expect(complaints).toEqual([]);
  });

  test('can tap the link beside a heading anywhere within 44 pixels', async () => {
    const { page } = await open(phone);
    await page.goto(article);
    const box = await page.locator('.prose a.anchor').first().boundingBox();
    if (box === null) throw new Error('The heading has no link.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hits = await page.evaluate(
      ([centreX, centreY]) =>
        [
          [-20, 0],
          [20, 0],
          [0, -20],
          [0, 20],
        ].map(([dx = 0, dy = 0]) => document.elementFromPoint((centreX ?? 0) + dx, (centreY ?? 0) + dy)?.className),
      [x, y],
    );
    expect(hits).toEqual(['anchor', 'anchor', 'anchor', 'anchor']);
  });

  test('reads half of the kinds of pages, light and dark, with a browser that knows none of the newer style properties', async () => {
    const { page, settle } = await open(phone);
    const dropped = new Set<string>();
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      const old = (await response.text()).replaceAll(newerDeclarations, (declaration) => {
        dropped.add(declaration.split(':')[0] ?? '');
        return '';
      });
      await route.fulfill({ response, body: old });
    });
    const faults: string[] = [];
    for (const path of kinds.filter((_, number) => number % 2 === 0)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      await settle();
      expect(await overflow(page), path).toEqual([]);
      faults.push(...(await axeFaults(page, [...colorRules, 'target-size'])).map((fault) => `${path} light ${fault}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      // Another scheme changes colours and nothing else.
      faults.push(...(await axeFaults(page, colorRules)).map((fault) => `${path} dark ${fault}`));
    }
    expect(faults).toEqual([]);
    // Every property that is removed is in use; otherwise this would prove nothing.
    expect([...dropped].sort()).toEqual(['text-autospace', 'text-spacing-trim', 'text-wrap']);
  });
});

/** Declarations that browsers from before 2023 ignore: newer properties, and newer colour functions in any value. */
const newerDeclarations =
  /(?:text-autospace|text-wrap|text-spacing-trim|interpolate-size)\s*:[^;}]*;?|[\w-]+\s*:[^;{}]*(?:oklch|oklab|light-dark|color-mix)\([^;}]*;?/g;
