import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { writeSite } from '../../src/exporting/site/write-site.ts';
import { chromiumPath } from '../support/browser.ts';
import { newFolder } from '../support/folder.ts';

/** Enough of the sample site to read and search it. */
const parts = [
  'hosting.json',
  '_astro',
  'media/en',
  'pagefind',
  'search/en',
  'en/search',
  'en/survey',
  'en/texts.json',
  'index.html',
];
const articles = ['refund-a-course', 'refund-not-arrived'].map((id) => `en/articles/${id}`);

/** Without the index of the other language, copying is quicker. */
const isEnglish = (path: string): boolean => !/\/pagefind\/(?:index|fragment)\/zh/.test(path);

describe.skipIf(chromiumPath === undefined)('the copy of the site that needs no network', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const siteDir = newFolder();
    for (const part of [...parts, ...articles, 'en/index.html']) {
      await mkdir(dirname(join(siteDir, part)), { recursive: true });
      await cp(join(inject('siteDir'), part), join(siteDir, part), { recursive: true, filter: isEnglish });
    }
    const zip = join(newFolder(), 'copy.zip');
    await writeSite(zip, { siteDir, siteUrl: 'https://help.qinghe.example' }, 'copy');
    folder = newFolder();
    for (const [path, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    browser = await launchChromium();
    page = await browser.newPage();
  });

  afterAll(() => browser?.close());

  const open = (path: string) => page.goto(pathToFileURL(join(folder, 'copy', path)).href);

  test('is read from a disk, with styles, pictures and links', async () => {
    await open('index.html');
    await page.waitForURL('**/copy/site/index.html');
    await open(`site/${articles[0]}/index.html`);
    expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontWeight)).toBe('600');
    const picture = page.locator('main img').first();
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await page.locator('form[method=post]').count()).toBe(0);
    await page.locator('.related a').first().click();
    await page.waitForURL('**/refund-not-arrived/index.html');
    expect(await page.locator('.breadcrumb a').nth(1).getAttribute('href')).toMatch(
      /^https:\/\/help\.qinghe\.example\/en\/categories\//,
    );
  });

  test('says on its search page how to search, and lists the articles meanwhile', async () => {
    await open('site/en/index.html');
    await page.locator('header input[name=q], main input[name=q]').first().fill('refund');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/search/index.html?q=refund');
    expect(await page.locator('main p', { hasText: 'READ-ME.txt' }).isVisible()).toBe(true);
    expect(await page.locator('main .article-list a').first().isVisible()).toBe(true);
  });

  test('is searched with the small server beside it, which reads nothing else', async () => {
    const server = spawn(process.execPath, [join(folder, 'copy/serve.mjs'), '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [said] = (await once(server.stdout, 'data')) as [Buffer];
      const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(said)) ?? [];
      await page.goto(`${origin}/en/search/?q=how+do+I+get+my+money+back`);
      await page.locator('[data-search-results] a').first().waitFor();
      await page.locator('[data-search-results] a[href*="refund-a-course"]').first().click();
      await page.waitForURL('**/en/articles/refund-a-course/**');
      await page.locator('.related a').first().click();
      await page.waitForURL(`${origin}/en/articles/refund-not-arrived/`);
      const status = async (path: string, init?: RequestInit) =>
        (await fetch(`${origin}${path}`, { redirect: 'manual', ...init })).status;
      expect(await status('/..%2fserve.mjs')).toBe(404);
      expect(await status('/%00')).toBe(400);
      expect(await status('/%zz')).toBe(400);
      expect(await status('/en')).toBe(302);
      expect(await status('/api/votes', { method: 'POST' })).toBe(405);
      expect(await status('/hosting.json')).toBe(200);
    } finally {
      server.kill();
    }
  });
});
