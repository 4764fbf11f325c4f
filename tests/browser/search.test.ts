import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openSearch } from '../../src/search/open-search.ts';
import { sideFormat } from '../../src/search/side-index/side-files.ts';
import {
  answerInBrowser,
  axeFaults,
  chromiumPath,
  colorRules,
  filtersEnabled,
  holdRequests,
  leavePage,
  phone,
  type WatchedPage,
} from '../support/browser.ts';
import { browse } from '../support/browsing.ts';

/** Adds up how far things move that the reader did not cause; see <https://web.dev/articles/cls>. */
function watchShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const total = { shifted: 0 };
    Object.assign(globalThis, total);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) total.shifted += entry.value;
      Object.assign(globalThis, total);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

function shifted(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted);
}

describe.skipIf(chromiumPath === undefined)('search in a browser', () => {
  const browsing = browse();
  const { open } = browsing;
  // For tests that need no page of their own.
  let plain: WatchedPage;
  let onPhone: WatchedPage;
  beforeAll(async () => {
    plain = await open();
    onPhone = await open(phone);
  });
  afterEach(async () => {
    await leavePage(plain);
    await leavePage(onPhone);
  });

  const found = (page: Page): Promise<(string | null)[]> =>
    page.locator('[data-search-results] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

  /** Resolves when the answer is complete: the first row may be there earlier. */
  const answered = (page: Page): Promise<void> =>
    page
      .locator('[data-search-status]', { hasText: /\d|[。：:.]/ })
      .first()
      .waitFor();

  test.each([
    ['/', '怎么申请退款', '/zh-cn/articles/refund-a-course/'],
    ['/', 'V3001', '/zh-cn/articles/video-will-not-play/'],
    ['/en/', 'video keeps buffering', '/en/articles/video-will-not-play/'],
  ])('on %s finds the article for “%s” among the first three while the question is typed', async (home, question, address) => {
    const { page, complaints } = onPhone;
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
  });

  test('answers the query of the search page’s address, and keeps the address up to date', async () => {
    const { page } = plain;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    await answered(page);
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
  });

  test('keeps what is typed on the search page while it is loading', async () => {
    const { page } = plain;
    const go = await holdRequests(page, '**/search-box.*');
    await page.goto('/zh-cn/search/?q=refund');
    await page.locator('main input[name=q]').fill('开发票');
    go();
    await answered(page);
    expect(await page.locator('main input[name=q]').inputValue()).toBe('开发票');
    expect((await found(page))[0]).toBe('/zh-cn/articles/get-an-invoice/');
  });

  test('asks first for what the first rows need, then at once for all that the others need, and for nothing twice', async () => {
    const { page, complaints } = await open();
    await answerInBrowser(page);
    const events: string[] = [];
    page.on('request', (request) => void events.push(`ask ${new URL(request.url()).pathname}`));
    page.on('requestfinished', (request) => void events.push(`got ${new URL(request.url()).pathname}`));
    // Not all of its words are in titles and questions.
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('网络慢的时候怎么省流量')}`);
    await page.locator('[data-search-results] > .result').nth(5).waitFor();
    const at = (event: RegExp): number => events.findIndex((each) => event.test(each));
    const [ready, pagefind] = [at(/^got .*\/ready\//), at(/^got .*\/pagefind\.js$/)];
    expect(ready).toBeGreaterThan(0);
    for (const file of [/^ask .*\/pagefind\.js$/, /^ask .*\/pagefind-entry\.json$/, /^ask .*\.pf_meta$/, /^ask .*\/wasm\./]) {
      expect(at(file), String(file)).toBeGreaterThan(ready);
      // Each of them would otherwise be asked for by the one before.
      expect(at(file), String(file)).toBeLessThan(pagefind);
    }
    const asked = events.filter((event) => event.startsWith('ask '));
    expect(asked.filter((path, index) => asked.indexOf(path) !== index)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['zh-cn', '发票'],
    ['en', 'How do I get a refund?'],
  ])('in %s shows the first rows of “%s” although nothing else of the search ever arrives', async (locale, query) => {
    const { page } = await open();
    await answerInBrowser(page);
    await page.route(/\/pagefind\/|\/search-box\.|\/entry\.json$|\/articles\//, () => {});
    await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
    const rows = page.locator('[data-search-results] > .result');
    await rows.nth(2).waitFor();
    const { hits, admitted } = await (await openSearch(inject('siteDir'), locale)).answer(query, { limit: 3 });
    expect(await rows.locator('h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
      hits.map(({ url }) => url),
    );
    expect(await page.locator('main input[name=q]').inputValue()).toBe(query);
    expect(await page.locator('[data-search-status]').textContent()).toContain(String(admitted));
    expect(await rows.first().locator('mark').count()).toBeGreaterThan(0);
  });

  test('in the dialog, too, common queries have their first rows before Pagefind is there', async () => {
    const { page } = await open(phone);
    await page.route('**/pagefind/**', () => {});
    await page.goto('/zh-cn/articles/get-an-invoice/');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('发票');
    await page.locator('dialog .result').nth(2).waitFor();
    // What is no longer asked is no longer shown.
    await page.keyboard.type('和天气的关系');
    await page.locator('dialog .result').first().waitFor({ state: 'detached' });
  });

  test('shows no ready answer to a reader who has typed something else in the meantime', async () => {
    const { page } = await open();
    const release = await holdRequests(page, '**/ready/**');
    await page.route('**/pagefind/**', () => {});
    await page.goto('/zh-cn/search/?q=发票', { waitUntil: 'commit' });
    const field = page.locator('main input[name=q]');
    // The script has put the query of the address into the field.
    await expect.poll(() => field.inputValue()).toBe('发票');
    await field.fill('今天股市怎么样');
    const loaded = page.waitForResponse('**/ready/**');
    release();
    await loaded;
    await page.locator('[data-search-status]', { hasText: '正在搜索' }).waitFor();
    expect(await page.locator('[data-search-results] .result').count()).toBe(0);
    expect(await field.inputValue()).toBe('今天股市怎么样');
  });

  test('says so in words when nothing is found', async () => {
    const { page } = plain;
    await page.goto('/en/search/?q=zzzzqqqq');
    await page.locator('[data-search-status]', { hasText: /No article mentions these words/ }).waitFor();
    // Without a report nobody knows what is asked most: the tasks of the home page are better than nothing.
    await page.locator('[data-search-status]', { hasText: /common tasks/ }).waitFor();
    expect((await found(page)).slice(0, 2)).toEqual(['/en/articles/refund-a-course/', '/en/articles/cancel-auto-renewal/']);
    expect(await page.getByRole('link', { name: 'Get help from a person' }).first().getAttribute('href')).toContain('q=zzzzqqqq');
  });

  test.each(['<img src=x onerror=alert(1)>', "' OR 1=1 --", '😀', '！？。', 'a'.repeat(2000)])(
    'handles “%.20s” without harm',
    async (query) => {
      const { page, complaints } = plain;
      await page.goto(`/zh-cn/search/?q=${encodeURIComponent(query)}`);
      await page.locator('[data-search-status]:not(:empty)').waitFor();
      await page.waitForFunction(() => !document.querySelector('[data-search-status]')?.textContent?.includes('……'));
      expect(await page.locator('[data-search-results] img').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test('waits while an input method composes', async () => {
    const { page, settle } = await open();
    await page.clock.install();
    await page.goto('/');
    await page
      .locator('input[name=q]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = 'tuikuan';
        input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      });
    await settle();
    await page.clock.runFor(10_000);
    expect(await page.locator('[data-search-status]').textContent()).toBe('');
    await page
      .locator('input[name=q]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = '退款';
        input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      });
    await page.locator('[data-search-results] a').first().waitFor();
  });

  describe('in a browser as old as Chrome 69 and Safari 12', () => {
    let old: WatchedPage;
    beforeAll(async () => {
      old = await open(phone);
      await old.page.addInitScript(() => {
        const missing: readonly (readonly [object, readonly string[]])[] = [
          [Intl, ['Segmenter']],
          [Element.prototype, ['replaceChildren']],
          [Document.prototype, ['replaceChildren']],
          [Array.prototype, ['at', 'toSorted', 'findLast', 'toReversed', 'with']],
          [String.prototype, ['at', 'replaceAll', 'matchAll']],
          [Object, ['fromEntries', 'hasOwn', 'groupBy']],
          [Promise, ['allSettled', 'any', 'withResolvers']],
          [globalThis, ['structuredClone', 'FinalizationRegistry', 'WeakRef']],
          [AbortSignal, ['timeout', 'any']],
          [Crypto.prototype, ['randomUUID']],
        ];
        for (const [owner, names] of missing) for (const name of names) Reflect.deleteProperty(owner, name);
      });
    });

    test.each([
      ['zh-cn', '怎么申请退款', '/zh-cn/articles/refund-a-course/'],
      ['en', 'refnud', '/en/articles/refund-a-course/'],
    ])('the search page in %s answers “%s”', async (locale, query, address) => {
      const { page, complaints } = old;
      await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
      await answered(page);
      expect((await found(page)).slice(0, 3)).toContain(address);
      expect(complaints).toEqual([]);
    });

    test('the dialog of an article answers', async () => {
      const { page, complaints } = old;
      await page.goto('/zh-cn/articles/get-an-invoice/');
      await page.keyboard.press('/');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('怎么申请退款');
      await page.locator('dialog a[href="/zh-cn/articles/refund-a-course/"]').first().waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('a fault of the search itself is not called one of the network', async () => {
    const { page } = await open();
    await page.addInitScript(() => Reflect.deleteProperty(String.prototype, 'normalize'));
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    await page.locator('[data-search-status]', { hasText: '不是网络的问题' }).waitFor();
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(true);
  });

  test('says that it could not be loaded when the index is out of reach, and lists the articles', async () => {
    const { page } = plain;
    await page.route(/\/(?:pagefind|search\/zh-cn)\/.*\.(?:js|json|pf_meta|pagefind)/, (route) => route.abort());
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    await page.locator('[data-search-status]', { hasText: '没有加载成功' }).waitFor();
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(true);
  });

  test('finds what titles and questions have the words of without loading Pagefind, and the same with it', async () => {
    const { page } = await open();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    await page.goto(`/en/search/?q=${encodeURIComponent('refund the invoice of my course')}`);
    await answered(page);
    // Below the first rows others may still be added.
    await expect.poll(() => page.locator('[data-search-filters] :enabled').count()).toBeGreaterThan(0);
    const first = await found(page);
    expect(first.length).toBeGreaterThan(3);
    expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
    const loaded = page.waitForResponse('**/pagefind/wasm*');
    await page.locator('main input[name=q]').fill('zebra');
    await loaded;
    await page.locator('[data-search-results] > .contact-item').waitFor();
    await page.locator('main input[name=q]').fill('refund the invoice of my course');
    await page.locator('[data-search-results] > .contact-item').waitFor({ state: 'detached' });
    await expect.poll(() => found(page)).toEqual(first);
  });

  test('answers as soon as the network is back, though the client was there and its WebAssembly was not', async () => {
    const { page } = plain;
    await page.route('**/pagefind/wasm*', (route) => route.abort());
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('天气不好')}`);
    await page.locator('[data-search-status]', { hasText: '没有加载成功' }).waitFor();
    await page.unroute('**/pagefind/wasm*');
    await page.locator('main input[name=q]').fill('直播课几点开始');
    await page.locator('[data-search-results] .result').first().waitFor();
    await expect.poll(() => page.locator('[data-search-filters] :enabled').count()).toBeGreaterThan(0);
  });

  test.each([
    ['/search/**', 'the side index'],
    ['**/corrections.json', 'the spelling corrections'],
  ])('still answers when %s is out of reach: %s', async (pattern) => {
    const { page } = plain;
    await page.route(pattern.startsWith('/') ? `${browsing.site.url}${pattern}` : pattern, (route) => route.abort());
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    await answered(page);
    expect((await found(page)).slice(0, 3)).toContain('/zh-cn/articles/refund-a-course/');
  });

  test.each([
    ['not JSON', '<!doctype html>'],
    ['of another engine', '{"format":99}'],
    ['of another build', JSON.stringify({ format: sideFormat, language: 'zh-CN' })],
  ])('still answers when the side index is %s', async (_, body) => {
    const { page } = plain;
    await page.route('**/search/zh-cn/entry.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    await answered(page);
    expect((await found(page)).slice(0, 3)).toContain('/zh-cn/articles/refund-a-course/');
  });

  test('says so, and lists the articles, when an index file is corrupt', async () => {
    const { page } = plain;
    await page.route('**/pagefind/index/**', (route) =>
      route.fulfill({ body: 'broken', contentType: 'application/octet-stream' }),
    );
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    await page.locator('[data-search-status]', { hasText: /没有加载成功|找到|没有完全匹配|没有文章/ }).waitFor();
  });

  test('shows dialog, results, filters and notes in the light and the dark scheme without an axe violation', async () => {
    const { page, complaints } = onPhone;
    const faults: string[] = [];
    const look = async (what: string): Promise<void> => {
      await page.emulateMedia({ colorScheme: 'light' });
      faults.push(...(await axeFaults(page)).map((fault) => `${what}, light: ${fault}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      // Another scheme changes colours and nothing else.
      faults.push(...(await axeFaults(page, colorRules)).map((fault) => `${what}, dark: ${fault}`));
    };
    for (const query of ['退款', '今天股市怎么样', '課程退款']) {
      await page.goto(`/zh-cn/search/?q=${encodeURIComponent(query)}`);
      await answered(page);
      await look(query);
    }
    await page.goto('/zh-cn/articles/get-an-invoice/');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('退款');
    await page.locator('dialog [data-search-results] p').first().waitFor();
    await look('dialog');
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  describe('the dialog', () => {
    test.each([
      ['/', async (page: Page) => page.keyboard.press('/')],
      ['Ctrl-K', async (page: Page) => page.keyboard.press('Control+k')],
      ['the field', async (page: Page) => page.locator('.site-header input[name=q]').click()],
    ])('is opened by %s, answers, and gives the focus back when it is closed', async (name, open) => {
      const { page, complaints } = plain;
      await page.goto('/zh-cn/articles/get-an-invoice/');
      await page.locator('main a').first().focus();
      const focused = () => page.evaluate(() => document.activeElement?.outerHTML);
      const link = await focused();
      await open(page);
      const dialog = page.getByRole('dialog', { name: '搜索' });
      await dialog.waitFor();
      const all = dialog.getByRole('link', { name: '在搜索页查看全部结果' });
      expect(await all.isVisible()).toBe(false);
      await page.keyboard.type('怎么申请退款');
      await dialog.locator('a[href="/zh-cn/articles/refund-a-course/"]').first().waitFor();
      expect(await all.getAttribute('href')).toBe(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(focused).toEqual(name === 'the field' ? expect.stringContaining('name="q"') : link);
      expect(complaints).toEqual([]);
    });

    test('is opened by keys where the header has no field', async () => {
      const { page, complaints } = onPhone;
      await page.goto('/zh-cn/articles/get-an-invoice/');
      await page.keyboard.press('/');
      const dialog = page.getByRole('dialog', { name: '搜索' });
      await dialog.waitFor();
      await page.keyboard.type('怎么申请退款');
      await dialog.locator('a[href="/zh-cn/articles/refund-a-course/"]').first().waitFor();
      expect(complaints).toEqual([]);
    });

    test('is opened by the field of the home page on a phone, with what was typed, so that results lie above the keyboard', async () => {
      const { page, complaints } = onPhone;
      await page.goto('/');
      await page.locator('main input[name=q]').tap();
      await page.keyboard.type('怎么申请退款');
      const dialog = page.getByRole('dialog', { name: '搜索' });
      await dialog.locator('a[href="/zh-cn/articles/refund-a-course/"]').first().waitFor();
      expect(await dialog.locator('input').inputValue()).toBe('怎么申请退款');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    test('keeps what is typed on a phone while it is loading, where no field can hold it', async () => {
      const { page } = onPhone;
      const release = await holdRequests(page, '**/search/words.json');
      await page.goto('/en/articles/get-an-invoice/');
      await page.keyboard.press('/');
      await page.keyboard.type('refund a');
      release();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type(' course');
      expect(await page.getByRole('dialog').locator('input').inputValue()).toBe('refund a course');
    });

    /** Opens an article whose search keeps loading until it is released. */
    async function openOnSlowNetwork() {
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await plain.page.route('**/search/words.json', async (route) => {
        await held;
        await route.continue();
      });
      await plain.page.goto('/en/articles/get-an-invoice/');
      return { ...plain, release };
    }

    test.each(['/', 'Control+k'])('keeps what is typed after %s while it is loading', async (key) => {
      const { page, complaints, release } = await openOnSlowNetwork();
      await page.keyboard.press(key);
      await page.keyboard.type('change the tit');
      expect(await page.getByRole('dialog').count()).toBe(0);
      release();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('le of an invoice');
      expect(await page.getByRole('dialog').locator('input').inputValue()).toBe('change the title of an invoice');
      await page.locator('dialog [data-search-results] p').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      // Nothing is left over: the next key opens it again.
      expect(await page.locator('.site-header input[name=q]').inputValue()).toBe('');
      await page.keyboard.press('/');
      await page.getByRole('dialog').waitFor();
      expect(complaints).toEqual([]);
    });

    test('does not take the field from an input method that composes', async () => {
      const { page, context, release, settle } = await openOnSlowNetwork();
      await page.keyboard.press('/');
      const devTools = await context.newCDPSession(page);
      await devTools.send('Input.imeSetComposition', { text: 'fapiao', selectionStart: 6, selectionEnd: 6 });
      const loaded = page.waitForResponse('**/search/words.json');
      release();
      await loaded;
      await settle();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await devTools.send('Input.insertText', { text: '发票' });
      await page.getByRole('dialog').waitFor();
      expect(await page.getByRole('dialog').locator('input').inputValue()).toBe('发票');
      await devTools.detach();
    });

    test('does not pull back a reader who has moved on in the meantime', async () => {
      const { page, release, settle } = await openOnSlowNetwork();
      await page.keyboard.press('/');
      await page.keyboard.press('Tab');
      const loaded = page.waitForResponse('**/search/words.json');
      release();
      await loaded;
      await settle();
      expect(await page.locator('dialog[open]').count()).toBe(0);
    });

    test('a slash that is typed into a field stays a slash', async () => {
      const { page } = plain;
      await page.goto('/zh-cn/search/');
      await page.locator('input[name=q]').focus();
      await page.keyboard.type('a/b');
      expect(await page.locator('input[name=q]').inputValue()).toBe('a/b');
    });

    test('on a page with a large field leads to that field', async () => {
      const { page } = plain;
      await page.goto('/');
      await page.locator('main').click({ position: { x: 2, y: 2 } });
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.closest('[data-search-box]') !== null)).toBe(true);
      expect(await page.locator('dialog').count()).toBe(0);
    });
  });

  test('the arrow keys go through the results and back to the field', async () => {
    const { page } = plain;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    await answered(page);
    await page.locator('input[name=q]').focus();
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.tagName);
    expect(await focused()).toBe((await found(page))[0]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('INPUT');
  });

  test('a mistyped question is put right, and can be asked just so', async () => {
    const { page } = plain;
    await page.goto('/en/search/?q=refnud');
    await page.locator('[data-search-note]', { hasText: 'Showing results for refund' }).waitFor();
    expect((await found(page)).join()).toContain('refund');
    await page.getByRole('button', { name: '“refnud”' }).click();
    // No word in the index chunk that would hold it has its prefix.
    await page.locator('[data-search-status]', { hasText: 'No article mentions these words' }).waitFor();
  });

  test('results can be narrowed down, and say how many each choice leaves', async () => {
    const { page } = plain;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款')}`);
    const type = page.getByLabel('类型');
    await type.locator('option').nth(1).waitFor({ state: 'attached' });
    const option = (await type.locator('option').allTextContents()).find((text) => text.startsWith('规则说明')) ?? '';
    const count = Number(/\((\d+)\)/.exec(option)?.[1]);
    await type.selectOption('policy');
    await page.locator('[data-search-status]', { hasText: new RegExp(`(?<!\\d)${count} 篇`) }).waitFor();
    const kinds = await page.locator('[data-search-results] small').allTextContents();
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.every((kind) => kind.includes('规则说明'))).toBe(true);
  });

  test('marks what was asked in the snippet that answers, and leads to its heading', async () => {
    const { page } = plain;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('退款到账要几个工作日')}`);
    await page.locator('[data-search-results] mark').first().waitFor();
    const marks = await page.locator('[data-search-results] mark').allTextContents();
    expect(marks).toContain('退款');
    expect(marks.every((text) => '退款到账要几个工作日'.includes(text))).toBe(true);
    const heading = page.locator('[data-search-results] .under a').first();
    const address = (await heading.getAttribute('href')) ?? '';
    await heading.click();
    await expect.poll(() => decodeURIComponent(page.url())).toBe(decodeURIComponent(browsing.site.url + address));
    expect(await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null)).toBe(true);
  });

  test('remembers in this browser what was searched for, and forgets it on request', async () => {
    const { page } = plain;
    await page.goto(`/en/search/?q=${encodeURIComponent('refund a course')}`);
    await answered(page);
    await page.locator('[data-search-results] a').first().click();
    await page.waitForURL('**/articles/**');
    await page.goto('/en/search/');
    await page.locator('input[name=q]').focus();
    await page.locator('[data-search-results] .recent a', { hasText: 'refund a course' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('[data-search-results] .recent').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => localStorage.getItem('searches:en'))).toBeNull();
  });

  test.each([
    // Decided by titles and questions alone.
    ['zh-cn', '结课证书怎么领呢', 1, '**/{postings,pagefind}/**'],
    // Ready answers.
    ['zh-cn', '退款', 3, '**/postings/**'],
    ['en', 'refund', 3, '**/postings/**'],
  ])(
    'in %s shows the first rows of “%s” before the scores of words are there, and nothing moves or changes when the others follow',
    async (locale, query, count, scores) => {
      const { page } = await open(phone);
      await answerInBrowser(page);
      await watchShifts(page);
      const release = await holdRequests(page, scores);
      await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
      const rows = page.locator('[data-search-results] > .result');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(count);
      const state = (): Promise<unknown> =>
        rows.evaluateAll(
          (items, limit) =>
            items.slice(0, limit).map((item) => [item.innerHTML, JSON.stringify((item as HTMLElement).getBoundingClientRect())]),
          count,
        );
      const before = await state();
      release();
      await rows.nth(3).waitFor();
      expect(await state()).toEqual(before);
      expect(await shifted(page)).toBeLessThanOrEqual(0.01);
    },
  );

  test.each(['退款', '今天股市怎么样', '人工'])('nothing on the search page moves while it answers “%s”', async (query) => {
    const { page } = await open(phone);
    await watchShifts(page);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent(query)}`);
    await answered(page);
    await page.locator('main .way').first().waitFor();
    expect(await shifted(page)).toBeLessThanOrEqual(0.01);
  });

  test('a wish for a person shows the ways to one, and what is open now, above the articles', async () => {
    const { page } = onPhone;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('转人工')}`);
    const ways = page.locator('[data-search-results] > li').first();
    await ways.locator('a[href^="tel:"]').waitFor();
    await ways.locator('.live:not(:empty)').first().waitFor();
    expect(await page.locator('[data-search-status]').textContent()).not.toMatch(/\d/);
    // Nowhere else on the page, until the reader asks something else.
    expect(await page.locator('main > .wrap > .contact').isVisible()).toBe(false);
    await page.locator('main input[name="q"]').fill('退款');
    await page.locator('main > .wrap > .contact a[href^="tel:"]').waitFor();
    expect(await page.locator('[data-search-results] .way').count()).toBe(0);
  });

  test('an unsure answer shows two ways to a person, and what is open now, below the nearest articles or the common tasks', async () => {
    const { page } = onPhone;
    for (const query of ['附近哪里有好吃的餐厅', '今天股市怎么样']) {
      await page.goto(`/zh-cn/search/?q=${encodeURIComponent(query)}`);
      const ways = page.locator('[data-search-results] > .contact-item');
      await ways.locator('.live:not(:empty)').first().waitFor();
      expect(await ways.locator('.way:visible').count(), query).toBe(2);
      const kinds = await page.locator('[data-search-results] > li').evaluateAll((rows) => rows.map((row) => row.className));
      expect(
        kinds.findIndex((kind) => kind.includes('contact-item')),
        query,
      ).toBe(3);
    }
  });

  test('marks what it finds in another language with that language', async () => {
    const { page } = plain;
    await page.goto(`/en/search/?q=${encodeURIComponent('退款')}`);
    await page.locator('[data-search-results] .elsewhere-title', { hasText: 'Chinese' }).waitFor();
    const row = page.locator('[data-search-results] > .result').first();
    expect(await row.getAttribute('lang')).toBe('zh-CN');
    expect(await row.locator('h2 a').getAttribute('href')).toBe('/zh-cn/articles/refund-a-course/');
  });

  test('shows what the page hides while it searches when the script does not come', async () => {
    const { page } = await open();
    await page.clock.install();
    await page.route('**/search-box.*', (route) => route.abort());
    await page.goto('/zh-cn/search/?q=refund');
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(false);
    await page.clock.runFor(11_000);
    expect(await page.locator('[data-all-articles]').isVisible()).toBe(true);
  });

  test('shows the answer as a card with its steps, its source and the day it was checked', async () => {
    const { page } = plain;
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('怎么申请退款')}`);
    const card = page.locator('[data-search-results] > .answer');
    await card.locator('.answer-steps li').first().waitFor();
    expect(await card.locator('h2 a').getAttribute('href')).toBe('/zh-cn/articles/refund-a-course/');
    expect(await card.locator('.answer-steps li').count()).toBe(3);
    expect(await card.locator('.answer-source').textContent()).toMatch(/^2026 ?年.*核对$/);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('今天股市怎么样')}`);
    await answered(page);
    expect(await page.locator('.answer').count()).toBe(0);
  });

  test('ranks as Node does, by which the search contract is checked', async () => {
    const { page } = plain;
    await answerInBrowser(page);
    const node = await openSearch(inject('siteDir'), 'zh-cn');
    for (const question of ['钱付了课没到', '怎么开发票', '视频卡', '退宽', '会员自动续费怎么关']) {
      const inNode = (await node.answer(question, { limit: 6 })).hits.map(({ url }) => url);
      await page.goto(`/zh-cn/search/?q=${encodeURIComponent(question)}`);
      await answered(page);
      expect(
        await page
          .locator('[data-search-results] li > h2 > a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
        question,
      ).toEqual(inNode);
    }
  });

  test('reports a failed search to the endpoint without anything that identifies the reader', async () => {
    const { page } = await open();
    const sent: string[] = [];
    const asked: string[] = [];
    const counted: unknown[] = [];
    page.on('request', (request) => {
      asked.push(new URL(request.url()).pathname);
      if (request.url().endsWith('/api/counts')) counted.push(request.postDataJSON());
      if (request.url().endsWith('/api/searches')) sent.push(request.postData() ?? '');
    });
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('我叫王小明 13812345678 天气预报')}`);
    await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(1);
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({ locale: 'zh-cn', outcome: 'no-result' });
    expect(sent[0]).not.toMatch(/王小明|13812345678/);
    // Whether it showed the nearest articles or none is counted by day, with nothing else.
    const isShown = (await page.locator('.result').count()) > 0;
    expect(counted).toEqual([{ locale: 'zh-cn', what: isShown ? 'search-near' : 'search-empty' }]);
    // The results did not wait for a script that only this report needs.
    const stripping = asked.findIndex((path) => path.includes('strip-pii'));
    expect(stripping).toBeGreaterThan(asked.findLastIndex((path) => path.startsWith('/search/')));
  });

  test('puts filters beside the results of a wide screen, below the answer on a phone, and nowhere when it is not sure', async () => {
    for (const { page } of [plain, onPhone]) {
      await page.goto('/en/search/?q=refund');
      await filtersEnabled(page);
      const [filters, answer, next] = await Promise.all(
        ['[data-search-filters]', '.answer', '.result:not(.answer)'].map((part) => page.locator(part).first().boundingBox()),
      );
      if (!filters || !answer || !next) throw new Error('The filters, the answer or the second result is missing.');
      if (page === plain.page) expect(filters.x).toBeGreaterThan(answer.x + answer.width);
      else {
        expect(filters.y).toBeGreaterThanOrEqual(answer.y + answer.height);
        expect(filters.y + filters.height).toBeLessThanOrEqual(next.y);
      }
      const type = page.getByLabel('Type');
      await type.focus();
      await type.selectOption('policy');
      await expect.poll(() => page.locator('.result small').allTextContents()).not.toContain('Refunds · Troubleshooting');
      expect(await type.evaluate((select) => select === document.activeElement)).toBe(true);
      await page.goto('/en/search/?q=how+to+feed+a+cat');
      await answered(page);
      expect(await page.locator('[data-search-filters]').count()).toBe(0);
    }
  });

  test('a question is read in the field on narrow screens and in large text: no button lies over it', async () => {
    const { page } = await open();
    for (const [text, width] of [
      ['', 320],
      ['', 390],
      ['large', 320],
      ['large', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 600 });
      await page.goto('/en/privacy/');
      await page.evaluate((size) => size && localStorage.setItem('text', size), text);
      await page.goto('/en/search/?q=refund');
      await answered(page);
      const room = await page.evaluate(() => {
        const input = document.querySelector('main input[name=q]') as HTMLInputElement;
        const button = document.querySelector('main form button') as HTMLElement;
        const box = input.getBoundingClientRect();
        const { left, top } = button.getBoundingClientRect();
        const { paddingLeft, paddingRight, fontSize } = getComputedStyle(input);
        const textEnd = box.right - Number.parseFloat(paddingRight);
        return {
          isCovered: top < box.bottom && left < textEnd,
          // In characters of about half an em.
          characters: Math.floor((textEnd - box.left - Number.parseFloat(paddingLeft)) / Number.parseFloat(fontSize) / 0.55),
          isWider: document.documentElement.scrollWidth > window.innerWidth,
        };
      });
      expect(room, `${text} ${width}`).toMatchObject({ isCovered: false, isWider: false });
      expect(room.characters, `${text} ${width}`).toBeGreaterThanOrEqual(10);
    }
  });

  test('the answer that the server puts into the page stays as it is when the scripts come, which show the same', async () => {
    const { page, complaints } = await open(phone);
    await watchShifts(page);
    // All but the two that come before the first paint.
    const release = await holdRequests(page, /_astro\/(?!asked|appearance).*\.js$/);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('网络慢的时候怎么省流量')}`, { waitUntil: 'commit' });
    const rows = page.locator('[data-search-results] > li');
    await rows.nth(3).waitFor();
    const before = await rows.evaluateAll((items) =>
      items.map((item) => [item.outerHTML, JSON.stringify(item.getBoundingClientRect())]),
    );
    const status = await page.locator('[data-search-status]').textContent();
    release();
    await page.locator('[data-search-results] > .result').nth(3).waitFor();
    await filtersEnabled(page);
    const after = await rows.evaluateAll((items) =>
      items.map((item) => [item.outerHTML, JSON.stringify(item.getBoundingClientRect())]),
    );
    const isFilter = ([html]: string[]): boolean => html?.includes('filter-item') ?? false;
    expect(after.slice(0, before.length).filter((row) => !isFilter(row))).toEqual(before.filter((row) => !isFilter(row)));
    expect(after.findIndex(isFilter)).toBe(before.findIndex(isFilter));
    expect(await page.locator('[data-search-status]').textContent()).toBe(status);
    expect(await shifted(page)).toBeLessThanOrEqual(0.01);
    expect(complaints).toEqual([]);
  });

  test('answers without JavaScript, or shows the nearest articles and the way to a person', async () => {
    const { page } = await open({ ...phone, javaScriptEnabled: false });
    const status = page.locator('[data-search-status]');
    await page.goto('/zh-cn/');
    await page.locator('main input[name=q]').fill('账号被盗了');
    await page.locator('main input[name=q]').press('Enter');
    await page.locator('.answer a[href="/zh-cn/articles/account-stolen/"]').first().waitFor();
    expect(await page.locator('.answer .answer-text').textContent()).toContain('密码');
    expect(await status.textContent()).toMatch(/\d/);
    expect(await page.locator('main input[name=q]').inputValue()).toBe('账号被盗了');
    expect(await page.locator('main .result:visible').count()).toBeGreaterThan(3);
    expect(await page.locator('.search-filters').isVisible()).toBe(false);
    expect(await page.getByText('不能即时搜索').count()).toBe(0);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent('今天股市怎么样')}`);
    expect(await page.locator('.answer').count()).toBe(0);
    expect(await page.locator('.instant-search noscript a[href^="/zh-cn/ask/"]').isVisible()).toBe(true);
  });

  test('leads to the list of all articles without JavaScript', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/zh-cn/articles/refund-a-course/');
    await page.locator('input[name=q]').fill('退款');
    await page.locator('input[name=q]').press('Enter');
    await page.waitForURL((url) => url.pathname === '/zh-cn/search/' && url.searchParams.get('q') === '退款');
    expect(await page.locator('[data-all-articles] a[href="/zh-cn/articles/refund-a-course/"]').isVisible()).toBe(true);
  });

  test('is one tap away in the header of a phone, without JavaScript too', async () => {
    const { page } = await open({ ...phone, javaScriptEnabled: false });
    await page.goto('/zh-cn/articles/refund-a-course/');
    expect(await page.locator('.site-header input[name=q]').isVisible()).toBe(false);
    await page.locator('.site-header').getByRole('link', { name: '搜索' }).tap();
    await page.waitForURL('**/zh-cn/search/');
    await page.locator('main input[name=q]').fill('退款');
    await page.getByRole('button', { name: '搜索' }).tap();
    await page.waitForURL((url) => url.searchParams.get('q') === '退款');
  });
});
