import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check, LinkState } from 'linkinator';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePalette } from '../../src/brand/palette.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { chromiumPath, launchBrowser, openPage, phone } from '../support/browser.ts';
import { root, runScript } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';
import { type ServedSite, serveSite } from '../support/served-site.ts';

/** Another operator's content: English only, two products, a colour, a logo, and a host that serves it below `/help`. */
const contentDir = join(root, 'tests/fixtures/second-brand/content');
const statistics = 'https://stats.example/count.js';

let siteDir: string;
let site: ServedSite;
let browser: Browser | undefined;

beforeAll(async () => {
  siteDir = join(await mkdtemp(join(tmpdir(), 'jieda-brand-')), 'dist');
  const { code, stderr } = await runScript('build', [], { KB_CONTENT: contentDir, KB_OUT: siteDir, KB_TODAY: sampleDay });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  site = await serveSite(siteDir);
  if (chromiumPath !== undefined) browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(dirname(siteDir), { recursive: true, force: true });
  await rm(dirname(foldersOf({ contentDir, audience: 'public', today: sampleDay, outDir: undefined }).cacheDir), {
    recursive: true,
    force: true,
  });
});

const read = (path: string): Promise<string> => readFile(join(siteDir, path), 'utf8');

describe('a site made from another content folder', () => {
  test('has nothing of the sample’s operator', async () => {
    const sample = makePalette(160);
    const colors = [...Object.values(sample.light), ...Object.values(sample.dark)];
    const own = Object.values(makePalette('#7a3ff2')).flatMap((scheme) => Object.values(scheme) as string[]);
    const foreign = colors.filter((color) => !own.includes(color));
    expect(foreign.length).toBeGreaterThan(20);
    const texts = (await readdir(siteDir, { recursive: true })).filter((path) =>
      /\.(?:html|css|js|json|xml|svg|txt|md)$/.test(path),
    );
    for (const path of texts) {
      const text = (await read(path)).toLowerCase();
      for (const trace of ['qinghe', '青禾', ...foreign]) expect(text.includes(trace), `${trace} in ${path}`).toBe(false);
    }
  });

  test('has its operator’s colours, logo, fonts and words', async () => {
    const styles = (await readdir(join(siteDir, '_astro'))).filter((name) => name.endsWith('.css'));
    const css = (await Promise.all(styles.map((name) => read(`_astro/${name}`)))).join('');
    const { light, dark } = makePalette('#7a3ff2');
    expect(css).toContain(`--brand:${light['--brand']}`);
    expect(css).toContain(`--link:${dark['--link']}`);
    expect(css).toMatch(/--logo:url\(\/help\/_astro\/[\w.-]+\.svg\)/);
    expect(css).toContain('--logo-width:64px');
    expect(css).toContain('--r3:.25rem');
    expect(css).toMatch(/:lang\(en\)\{--font:"?Inter/);
    expect(await read('index.html')).toContain('placeholder="Ask about lessons"');
  });

  test('has no drawing on its home page, as its operator gives none', async () => {
    expect(await read('index.html')).not.toContain('hero-drawing');
  });

  test('has icons and pictures for shared links', async () => {
    const article = await read('en/articles/change-a-lesson/index.html');
    expect(article).toContain('property="og:image" content="https://northwind.example/help/en/articles/change-a-lesson.png"');
    const size = async (path: string) => {
      const { width, height, format } = await sharp(join(siteDir, path)).metadata();
      return `${format} ${width} × ${height}`;
    };
    expect(await size('en/articles/change-a-lesson.png')).toBe('png 1200 × 630');
    expect(await size('en/share.png')).toBe('png 1200 × 630');
    expect(await size('apple-touch-icon.png')).toBe('png 180 × 180');
    expect((await readFile(join(siteDir, 'favicon.ico'))).subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 1, 0]));
  });

  test('counts visits with the operator’s script, and lets pages load nothing else', async () => {
    expect(await read('index.html')).toContain(`<script async src="${statistics}"></script>`);
    const policy = (await fetch(`${site.url}/help/`)).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' https://stats.example;");
    expect(policy).toContain("connect-src 'self' https://stats.example;");
    expect(await read('_headers')).toContain(`Content-Security-Policy: ${policy}`);
  });
});

describe('a site below a path', () => {
  test('links to its own pages only, and all of them exist', async () => {
    const { links } = await check({
      path: [`${site.url}/help/`, `${site.url}/help/en/search/`, `${site.url}/help/old/move.html`],
      recurse: true,
      concurrency: 10,
      checkFragments: true,
      linksToSkip: async (link) => !link.startsWith(site.url),
    });
    const visited = links.filter(({ state }) => state !== LinkState.SKIPPED);
    expect(visited.length).toBeGreaterThan(25);
    expect(visited.filter(({ state }) => state === LinkState.BROKEN).map(({ url, parent }) => ({ url, parent }))).toEqual([]);
    expect(visited.filter(({ url }) => !url.startsWith(`${site.url}/help/`))).toEqual([]);
  });

  test('names its path in every file for programs', async () => {
    const inside = /https:\/\/northwind\.example(?!\/help\/)/;
    for (const path of ['sitemap.xml', 'llms.txt', 'robots.txt', 'en/feed.xml', 'en/articles/change-a-lesson.md', 'index.html'])
      expect(await read(path), path).not.toMatch(inside);
    expect(await read('robots.txt')).toContain('Disallow: /help/api/');
    expect(await read('en/articles/change-a-lesson.md')).toContain('](/help/en/articles/cancel-a-subscription/#what-you-keep)');
    expect(await read('en/articles/change-a-lesson/index.html')).toContain(
      'href="/help/en/articles/cancel-a-subscription/#what-you-keep"',
    );
    expect(await read('en/articles/practise-offline/index.html')).toMatch(/src="\/help\/media\/keys\.\w+\.svg"/);
    expect(await read('en/channels/index.html')).toMatch(/src="\/help\/media\/keys\.\w+\.svg"/);
    expect(await read('_headers')).toContain('/help/_astro/*');
  });

  test('is led to from the root of the host; other paths are not found', async () => {
    const visit = async (path: string) => {
      const { status, headers } = await fetch(site.url + path, { redirect: 'manual' });
      return [status, headers.get('location')];
    };
    expect(await visit('/')).toEqual([302, '/help/']);
    expect(await visit('/help')).toEqual([302, '/help/']);
    expect(await visit('/help/en/search')).toEqual([308, '/help/en/search/']);
    expect(await visit('/en/search/')).toEqual([404, null]);
    expect(await visit('/helper/')).toEqual([404, null]);
    expect(await visit('/help/api/live')).toEqual([200, null]);
    expect(await visit('/api/live')).toEqual([404, null]);
  });

  test.skipIf(chromiumPath === undefined)('guesses the article of a mistyped address below the path', async () => {
    const { page, context } = await openPage(browser as Browser, site.url);
    await page.goto('/help/en/articles/cancel-a-subscripton');
    await page.locator('[data-guess] a[href="/help/en/articles/cancel-a-subscription/"]').waitFor();
    await context.close();
  });

  test.skipIf(chromiumPath === undefined)(
    'offers its topics to whoever finds nothing, as it has neither tasks nor a report',
    async () => {
      const { page, context } = await openPage(browser as Browser, site.url);
      await page.goto('/help/en/search/?q=zzzzqqqq');
      await page.locator('[data-search-status]', { hasText: 'Look through the topics' }).waitFor();
      expect(await page.locator('[data-search-results] a').count()).toBeGreaterThan(0);
      expect(await page.locator('[data-search-results] a').first().getAttribute('href')).toMatch(/^\/help\/en\/categories\//);
      await context.close();
    },
  );

  test.skipIf(chromiumPath === undefined)('has ready answers below the path, too', async () => {
    const { page, context } = await openPage(browser as Browser, site.url);
    await page.route('**/pagefind/**', () => {});
    await page.goto('/help/en/search/?q=stop+paying+every+month');
    const first = page.locator('[data-search-results] .result h2 a').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toBe('/help/en/articles/cancel-a-subscription/');
    await context.close();
  });

  test('takes votes without script: the receipt and its forms stay below the path', async () => {
    const revision = await revisionOf('change-a-lesson');
    const body = new URLSearchParams({ article: 'change-a-lesson', locale: 'en', revision, value: 'helpful' });
    const voted = await fetch(`${site.url}/help/api/votes?reader=en`, { method: 'POST', body, redirect: 'manual' });
    expect(voted.status).toBe(303);
    expect(voted.headers.get('location')).toMatch(/^\/help\/api\/votes\//);
    const receipt = await (await fetch(site.url + voted.headers.get('location'))).text();
    expect(receipt).toContain('action="/help/api/votes?reader=en"');
    expect(receipt).toContain('href="/help/en/articles/change-a-lesson/"');
    expect(receipt.match(/(?:href|action|src)="\/(?!help\/)[^"]*/g)).toBeNull();
  });

  test('takes questions without script: the page of a question and its forms stay below the path', async () => {
    expect(await read('en/ask/index.html')).toContain('action="/help/api/questions?reader=en"');
    const body = new URLSearchParams({ locale: 'en', text: 'Where is my invoice?' });
    const asked = await fetch(`${site.url}/help/api/questions?reader=en`, { method: 'POST', body, redirect: 'manual' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/help\/api\/questions\//)]);
    const shown = await fetch(site.url + asked.headers.get('location'), { headers: { Accept: 'text/html' } });
    const page = await shown.text();
    expect(page).toContain('action="/help/api/questions/');
    expect(page.match(/(?:href|action|src)="\/(?!help\/)[^"]*/g)).toBeNull();
    const sent = await fetch(`${site.url}/help/api/questions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ locale: 'en', text: 'And my receipt?' }),
    });
    expect((await sent.json()).status).toMatch(/^\/help\/api\/questions\//);
  });

  async function revisionOf(id: string): Promise<string> {
    const page = await read(`en/articles/${id}/index.html`);
    return /name="revision" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }

  test.skipIf(chromiumPath === undefined)('is searched and voted on in a browser', async () => {
    const { page, context, complaints } = await openPage(browser as Browser, site.url, phone);
    await context.route(statistics, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.url}/help/`) && request.url() !== statistics) outside.push(request.url());
    });
    await page.goto('/help/');
    // On a phone, the field of the home page opens the dialog.
    await page.click('main input[name="q"]');
    await page.fill('dialog input[name="q"]', 'stop paying every month');
    await page.click('dialog [data-key] a[href="/help/en/articles/cancel-a-subscription/"]');
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
    await page.click('form[data-vote] button[value="helpful"]');
    await page.waitForFunction(() => document.querySelector('[data-vote-status]')?.textContent !== '');
    await page.waitForFunction(() => !document.querySelector('[data-vote-status]')?.textContent?.includes('…'));
    expect(await page.getAttribute('form[data-vote] button[value="helpful"]', 'aria-pressed')).toBe('true');
    expect(outside).toEqual([]);
    expect(complaints.filter((complaint) => !complaint.includes(statistics))).toEqual([]);
    await context.close();
  });
});
