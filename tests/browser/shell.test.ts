import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { stringsFor } from '../../src/i18n/strings.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { chromiumPath, desktop, holdRequests, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { root } from '../support/run.ts';

const article = '/zh-cn/articles/refund-a-course/';

describe.skipIf(chromiumPath === undefined)('around every page, a reader', () => {
  const browsing = browse();
  const { open } = browsing;

  /** What the page looks like to someone who chose colours or a text size. */
  const look = (page: Page) =>
    page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      fontSize: getComputedStyle(document.documentElement).fontSize,
    }));

  /** Where the choices are; they are filled in when the reader comes near. */
  const toFooter = (page: Page) => page.locator('.site-footer').scrollIntoViewIfNeeded();

  describe('chooses colours and text size', () => {
    test.each(['light', 'dark'] as const)(
      'against a %s system, and finds the choice on every page until it is taken back',
      async (system) => {
        const { page, complaints } = await open({ ...phone, colorScheme: system });
        const other = system === 'light' ? 'dark' : 'light';
        await page.goto('/en/');
        const before = await look(page);
        await toFooter(page);
        await page.getByLabel('Theme').selectOption(other);
        await page.getByLabel('Text size').selectOption('large');
        const chosen = await look(page);
        expect(chosen.background).not.toBe(before.background);
        expect(chosen.fontSize).toBe('19px');
        await page.reload();
        expect(await look(page)).toEqual(chosen);
        await page.goto(article);
        expect(await look(page)).toEqual(chosen);
        await toFooter(page);
        expect(await page.getByLabel('外观').inputValue()).toBe(other);
        expect(await page.getByLabel('字号').inputValue()).toBe('large');
        await page.getByLabel('外观').selectOption('');
        await page.getByLabel('字号').selectOption('');
        expect(
          await page.evaluate(() => Object.keys(localStorage).filter((key) => key === 'jieda:theme' || key === 'jieda:text')),
        ).toEqual([]);
        await page.goto('/en/');
        expect(await look(page)).toEqual(before);
        await page.goto('/en/privacy/');
        await page.getByRole('heading', { name: 'Theme and text size' }).waitFor();
        expect(complaints).toEqual([]);
      },
    );

    test('and nothing that another site of the same host has stored', async () => {
      const { page, complaints } = await open();
      await page.goto('/');
      await page.evaluate(() => {
        localStorage.setItem('theme', 'dark');
        localStorage.setItem('jieda:theme', 'auto');
      });
      await page.reload();
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
      expect(await page.getAttribute('meta[name=color-scheme]', 'content')).toBe('light dark');
      expect(complaints).toEqual([]);
    });

    test('without a flash of the others: there is nothing to paint before the choice is applied', async () => {
      const { page } = await open();
      await page.goto('/');
      await page.evaluate(() => localStorage.setItem('jieda:theme', 'dark'));
      const go = await holdRequests(page, '**/appearance*.js');
      await page.addInitScript(() => {
        const frames: (string | undefined)[] = [];
        Object.assign(window, { frames_: frames });
        const record = (): void => {
          if (document.body) frames.push(document.documentElement.dataset['theme']);
          requestAnimationFrame(record);
        };
        record();
      });
      const styles = page.waitForEvent('requestfinished', (request) => request.url().endsWith('.css'));
      const response = await page.goto(article, { waitUntil: 'commit' });
      await response?.finished();
      await styles;
      expect(await page.evaluate(() => document.body === null)).toBe(true);
      go();
      await page.waitForLoadState('load');
      const frames = () => page.evaluate(() => (window as unknown as { frames_: string[] }).frames_);
      await expect.poll(async () => (await frames()).length).toBeGreaterThan(0);
      expect([...new Set(await frames())]).toEqual(['dark']);
    });

    test('for the page alone where the browser keeps nothing', async () => {
      const { page, complaints } = await open();
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      });
      await page.goto('/');
      await toFooter(page);
      await page.getByLabel('外观').selectOption('dark');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(complaints).toEqual([]);
    });
  });

  describe('changes the language', () => {
    test('and keeps the question they have typed', async () => {
      const { page, settle } = await open(phone);
      await page.goto('/zh-cn/search/?q=refund');
      await page.locator('main input[name=q]').fill('invoice');
      await settle();
      await page.locator('html[data-loaded]').waitFor({ state: 'attached' });
      await page.getByRole('link', { name: 'English' }).click();
      await page.waitForURL((url) => url.pathname === '/en/search/' && url.searchParams.get('q') === 'invoice');
      expect(await page.locator('main input[name=q]').inputValue()).toBe('invoice');
    });

    test('and keeps the article they ask about', async () => {
      const { page, settle } = await open();
      await page.goto('/zh-cn/ask/?article=refund-a-course');
      await settle();
      await page.locator('html[data-loaded]').waitFor({ state: 'attached' });
      await page.getByRole('link', { name: 'English' }).click();
      await page.waitForURL('**/en/ask/?article=refund-a-course');
    });

    test('and stays at the section they are reading, whose anchor differs', async () => {
      const { page, settle } = await open(phone);
      for (const [from, name, to] of [
        [`${article}#退款要多久`, 'English', '/en/articles/refund-a-course/'],
        ['/en/articles/refund-a-course/#when-the-money-arrives', '中文', article],
      ] as const) {
        await page.goto(from);
        const headings = page.locator('.prose h2, .prose h3');
        const place = () => headings.evaluateAll((all) => all.findIndex((heading) => heading.matches(':target')));
        const before = await place();
        expect(before, from).toBeGreaterThan(0);
        await settle();
        await page.locator('html[data-loaded]').waitFor({ state: 'attached' });
        await page.getByRole('link', { name }).click();
        await page.waitForURL((url) => url.pathname === to);
        await expect.poll(place).toBe(before);
        expect((await headings.nth(before).boundingBox())?.y, from).toBeLessThan(200);
      }
    });

    test('and stays at the term that the address names', async () => {
      const { page, settle } = await open();
      await page.goto('/zh-cn/glossary/');
      const id = await page.locator('.glossary div').last().getAttribute('id');
      await page.goto(`/zh-cn/glossary/#${id}`);
      await settle();
      await page.locator('html[data-loaded]').waitFor({ state: 'attached' });
      await page.getByRole('link', { name: 'English' }).click();
      await page.waitForURL(`**/en/glossary/#${id}`);
    });
  });

  describe('of an article on a phone', () => {
    test('has its contents at hand while scrolling, and sees the heading that was chosen', async () => {
      const { page } = await open(phone);
      await page.goto(article);
      const bar = page.locator('[data-contents]');
      await page.locator('.prose h2').last().scrollIntoViewIfNeeded();
      await expect.poll(async () => (await bar.boundingBox())?.y).toBe(0);
      await bar.locator('summary').tap();
      const link = bar.getByRole('link').nth(1);
      const address = (await link.getAttribute('href')) ?? '';
      await link.tap();
      await expect.poll(() => bar.getAttribute('open')).toBeNull();
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(decodeURIComponent(address));
      const heading = page.locator(`.prose [id="${decodeURIComponent(address).slice(1)}"]`);
      const top = async () => (await heading.boundingBox())?.y ?? -1;
      await expect.poll(top).toBeLessThan(200);
      const { height = 0 } = (await bar.boundingBox()) ?? {};
      expect(await top()).toBeGreaterThanOrEqual(height);
    });

    test('has the contents in one place without JavaScript, where they cannot close by themselves', async () => {
      const { page } = await open({ ...phone, javaScriptEnabled: false });
      await page.goto(article);
      await page.locator('[data-contents] summary').tap();
      await page.locator('[data-contents] a').last().tap();
      expect((await page.locator('[data-contents]').boundingBox())?.y).toBeLessThan(0);
    });
  });

  test('goes on to the next article of the topic, and back', async () => {
    const { page } = await open({ ...phone, javaScriptEnabled: false });
    await page.goto('/en/categories/refunds/');
    const listed = await page
      .locator('main .article-list a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const first = listed[0] ?? '';
    await page.goto(first);
    expect(await page.locator('.neighbours a[rel=prev]').count()).toBe(0);
    const visited = [first];
    while ((await page.locator('.neighbours a[rel=next]').count()) > 0) {
      await page.locator('.neighbours a[rel=next]').tap();
      await page.waitForURL((url) => url.pathname !== visited.at(-1));
      visited.push(new URL(page.url()).pathname);
    }
    expect(visited.length).toBeGreaterThan(2);
    expect([...visited].sort()).toEqual([...new Set(visited)].sort());
    await page.locator('.neighbours a[rel=prev]').tap();
    await page.waitForURL(`**${visited.at(-2)}`);
  });

  describe('shares a page', () => {
    test('on a desktop by copying its address or scanning it with a phone', async () => {
      const { page, complaints } = await open({
        ...desktop,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.goto(`${article}?from=mail#退款要多久`);
      await page.getByRole('button', { name: '分享' }).click();
      const copy = page.getByRole('button', { name: '复制链接' });
      await copy.waitFor();
      expect(await copy.evaluate((button) => button === document.activeElement)).toBe(true);
      const { data, size } = encode(browsing.site.url + article, { border: 2 });
      const code = page.locator('.vote').getByRole('img', { name: '用手机扫码' });
      expect(await code.getAttribute('viewBox')).toBe(`0 0 ${size} ${size}`);
      const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}`] : [])));
      expect((await code.locator('path').getAttribute('d'))?.match(/M\d+ \d+/g)).toEqual(dark);
      await copy.press('Enter');
      await page.getByRole('button', { name: '链接已复制' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(browsing.site.url + article);
      expect(complaints).toEqual([]);
    });

    test('on a phone by its own dialog', async () => {
      const { page } = await open(phone);
      await page.addInitScript(() => {
        navigator.share = async (data) => {
          Object.assign(window, { shared: data });
        };
      });
      await page.goto(article);
      await page.getByRole('button', { name: '分享' }).tap();
      const shared = () => page.evaluate(() => (window as unknown as { shared?: ShareData }).shared);
      await expect.poll(shared).toEqual({ title: await page.title(), url: browsing.site.url + article });
      expect(await page.getByRole('button', { name: '复制链接' }).count()).toBe(0);
    });

    test.each([true, false])(
      'on a phone without such a dialog by copying its address, by hand without a clipboard: %s',
      async (hasClipboard) => {
        const { page, complaints } = await open({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] });
        await page.addInitScript((isThere) => {
          if (!isThere) Object.defineProperty(navigator, 'clipboard', { value: undefined });
          delete (Navigator.prototype as Partial<Navigator>).share;
        }, hasClipboard);
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        await page.goto(article);
        await page.getByRole('button', { name: '分享' }).tap();
        const card = page.locator('.vote');
        if (hasClipboard) {
          await card.getByRole('button', { name: '复制链接' }).tap();
          await card.getByRole('button', { name: '链接已复制' }).waitFor();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(browsing.site.url + article);
        } else {
          const field = card.getByLabel('复制链接');
          await field.waitFor();
          expect(await field.inputValue()).toBe(browsing.site.url + article);
          expect(await page.evaluate(() => String(getSelection()))).toBe(browsing.site.url + article);
        }
        // The phone cannot scan its own screen.
        expect(await card.getByRole('img').count()).toBe(0);
        expect(loaded.filter((url) => url.includes('qr-code'))).toEqual([]);
        expect(complaints).toEqual([]);
      },
    );

    test('not at all without JavaScript', async () => {
      const { page } = await open({ javaScriptEnabled: false });
      await page.goto(article);
      expect(await page.locator('[data-share]').isVisible()).toBe(false);
    });
  });

  test('scans the titles of a category of several topics on a phone; wide screens and each topic’s own page have summaries', async () => {
    const { page } = await open(phone);
    const summaries = page.locator('main .article-list p:visible');
    await page.goto('/zh-cn/categories/orders/');
    expect(await summaries.count()).toBe(0);
    expect(await page.locator('main .article-list a:visible').count()).toBeGreaterThan(15);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await summaries.count()).toBeGreaterThan(15);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/zh-cn/categories/refunds/');
    expect(await summaries.count()).toBeGreaterThan(3);
  });

  test('reads known issues of every status without a screen’s gap between them', async () => {
    const { page } = await open(phone);
    await page.goto('/zh-cn/known-issues/');
    const gaps = await page.locator('.topic').evaluateAll((sections) =>
      sections.slice(1).map((section, index) => {
        const before = sections[index]?.querySelector('li:last-child p')?.getBoundingClientRect().bottom ?? 0;
        return (section.querySelector('h2')?.getBoundingClientRect().top ?? 0) - before;
      }),
    );
    expect(gaps.length).toBe(2);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(48);
  });

  test('sees one heading above the ways to a person on the page for getting help, whose section it names', async () => {
    const { page } = await open(phone);
    await page.goto('/en/ask/');
    expect(await page.getByRole('heading').allTextContents()).toEqual(['Get help from a person', 'Write to us']);
    await page.getByRole('region', { name: 'Get help from a person' }).locator('.way').first().waitFor();
  });

  describe('on the home page', () => {
    test.each(['zh-cn', 'en'])(
      'finds the tasks of site.yaml in its order, each one tap from its answer, in %s',
      async (locale) => {
        const { site: settings } = await readKnowledgeBase(`${root}/content`);
        const { page } = await open({ ...phone, javaScriptEnabled: false });
        await page.goto(locale === 'en' ? '/en/' : '/');
        const shown = await page.locator('.tasks a').evaluateAll((links) =>
          links.map((link) => ({
            href: link.getAttribute('href'),
            label: link.querySelector('strong')?.textContent,
            icon: link.querySelector('use')?.getAttribute('xlink:href'),
          })),
        );
        expect(shown).toEqual(
          settings.tasks.map(({ article: id, label, icon }) => ({
            href: `/${locale}/articles/${id}/`,
            label: label[locale],
            icon: `#i-${icon}`,
          })),
        );
        expect(shown.length).toBe(6);
        const symbols = await page.locator('.sprite symbol').evaluateAll((all) => all.map(({ id }) => `#${id}`));
        expect(shown.filter(({ icon }) => !symbols.includes(icon ?? ''))).toEqual([]);
      },
    );

    test('searches in the first screen of a phone, reads an open problem in full and how many others there are', async () => {
      const { page } = await open(phone);
      for (const home of ['/', '/en/']) {
        await page.goto(home);
        const search = await page.locator('main input[name=q]').boundingBox();
        expect((search?.y ?? 844) + (search?.height ?? 0), home).toBeLessThan(844 / 2);
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 844 });
          const notice = page.locator('.notice');
          expect(await notice.getByRole('link').count(), home).toBe(2);
          expect(await notice.getByRole('link').last().isVisible(), home).toBe(true);
          const cut = await notice.evaluate((all) =>
            [all, ...all.querySelectorAll('*')].filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0),
          );
          expect(cut.length, `${home} at ${width}`).toBe(0);
        }
      }
    });

    test('reads the site’s name and the hint in the search field on one line each, on phones', async () => {
      const { page } = await open(phone);
      for (const path of ['/', '/en/', '/zh-cn/categories/orders/', '/en/categories/orders/']) {
        await page.goto(path);
        for (const width of [320, 360, 390]) {
          await page.setViewportSize({ width, height: 844 });
          const lines = await page.locator('.site-name span:last-child').evaluate((name) => {
            const range = document.createRange();
            range.selectNodeContents(name);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
          });
          expect(lines, `${path} at ${width}`).toBe(1);
        }
      }
      await page.setViewportSize({ width: 360, height: 844 });
      for (const home of ['/', '/en/']) {
        await page.goto(home);
        // The hint as if it were typed: it is cut where its text is wider than its field.
        const room = await page.locator('main input[name=q]').evaluate((field: HTMLInputElement) => {
          field.value = field.placeholder;
          return field.clientWidth - field.scrollWidth;
        });
        expect(room, home).toBe(0);
      }
    });

    test.each(['light', 'dark'] as const)(
      'sees the operator’s drawing beside the field of a wide %s screen; phones do not load it',
      async (colorScheme) => {
        const { page, settle } = await open({ ...phone, colorScheme });
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
        const drawing = page.locator('.hero-drawing');
        const source = () =>
          drawing.evaluate((each) => /url\("?([^")]+)/.exec(getComputedStyle(each).backgroundImage)?.[1] ?? '');
        await page.goto('/');
        await settle();
        expect(await drawing.isVisible()).toBe(false);
        await page.setViewportSize({ width: 1280, height: 900 });
        await settle();
        const { pathname } = new URL(await source());
        expect(loaded.indexOf(pathname)).toBeGreaterThan(0);
        const field = await page.locator('main input[name=q]').boundingBox();
        const box = await drawing.boundingBox();
        expect((box?.x ?? 0) >= (field?.x ?? 0) + (field?.width ?? 0)).toBe(true);
        const svg = await (await page.request.get(pathname)).text();
        // The sprout, in the brand’s colour of the scheme.
        expect(svg).toContain(colorScheme === 'light' ? '#086743' : '#84d9ad');
      },
    );

    test('learns on wide screens how many other problems there are, and where', async () => {
      const { page } = await open(desktop);
      await page.goto('/zh-cn/known-issues/');
      const count = await page.locator('section[aria-labelledby=open] li, section[aria-labelledby=monitoring] li').count();
      await page.goto('/');
      await page.getByRole('link', { name: stringsFor('zh-cn').site.otherIssues(count - 1) }).click();
      await page.waitForURL('**/zh-cn/known-issues/');
    });
  });

  test.each([
    ['/', '.tasks, .topics, .contact ul'],
    ['/en/', '.tasks, .topics, .contact ul'],
    ['/zh-cn/channels/', '.channels'],
    ['/zh-cn/ask/', '.contact ul'],
    ['/zh-cn/articles/refund-a-course/', '.contact ul'],
  ])('sees on %s no card alone in a row of %s and no character alone on a line of theirs, at any width', async (path, grids) => {
    const { page } = await open();
    await page.goto(path);
    const faults: string[] = [];
    for (let width = 320; width <= 1600; width += 32) {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(
        ([selector, texts]) => {
          const gaps = [...document.querySelectorAll(selector)].flatMap((grid) => {
            const rowEnds = new Map<number, number>();
            for (const card of grid.children) {
              const { top, right } = card.getBoundingClientRect();
              rowEnds.set(Math.round(top), Math.max(rowEnds.get(Math.round(top)) ?? 0, right));
            }
            const ends = [...rowEnds.values()];
            const gap = Math.max(...ends) - Math.min(...ends);
            return gap > 1 ? [`${gap} pixels beside a card of ${grid.className}`] : [];
          });
          const orphans = [...document.querySelectorAll(texts)].flatMap((text) => {
            const range = document.createRange();
            range.selectNodeContents(text);
            const lines = new Map<number, number>();
            for (const { bottom, width } of range.getClientRects())
              lines.set(Math.round(bottom), (lines.get(Math.round(bottom)) ?? 0) + width);
            // As wide as two: a character and its full stop.
            const limit = 2 * Number.parseFloat(getComputedStyle(text).fontSize);
            return lines.size > 1 && Math.min(...lines.values()) <= limit ? [`a line of “${text.textContent}”`] : [];
          });
          return [...gaps, ...orphans];
        },
        [grids, '.tagline, .tasks strong, .tasks small, .topics strong, .topics small'] as const,
      );
      faults.push(...found.map((fault) => `${width}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
