import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, BrowserContext, Route } from 'playwright-core';
import { articleUrl } from '../knowledge/article-id.ts';
import type { Effect } from './effect-schema.ts';

/** A page as a phone shows it. */
export interface Picture {
  /** PNG. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface PagePictures {
  locale: string;
  id: string;
  title: string;
  /** `undefined` when there is no such page. */
  before: Picture | undefined;
  after: Picture | undefined;
}

/** Folders of the two built sites. */
export interface BuiltSites {
  before: string;
  after: string;
  /** Of the addresses in their pages: `/help`, or empty. */
  basePath: { before: string; after: string };
}

/** A narrow phone. */
const width = 360;
const maxHeight = 6_000;
const timeoutMs = 20_000;

/** Of more pages no pictures are taken. */
export const maxPages = 20;

/** The pages that a change concerns, those that readers already know first. */
export function concernedPages({
  articles: { added, changed, removed },
}: Effect): Pick<PagePictures, 'locale' | 'id' | 'title'>[] {
  return [...changed, ...added, ...removed].map(({ locale, id, title }) => ({ locale, id, title }));
}

/**
 * Takes pictures of pages before and after a change, without scripts: opening hours and the reader's own settings would make
 * them different each time.
 */
export async function takePictures(
  browser: Browser,
  sites: BuiltSites,
  pages: readonly Pick<PagePictures, 'locale' | 'id' | 'title'>[],
): Promise<PagePictures[]> {
  const before = await openSite(browser, sites.before, sites.basePath.before);
  const after = await openSite(browser, sites.after, sites.basePath.after);
  try {
    const taken: PagePictures[] = [];
    for (const page of pages.slice(0, maxPages)) {
      const path = articleUrl(page.locale, page.id);
      taken.push({ ...page, before: await before.take(path), after: await after.take(path) });
    }
    return taken;
  } finally {
    await Promise.all([before.context.close(), after.context.close()]);
  }
}

const origin = 'http://help.invalid';

async function openSite(
  browser: Browser,
  folder: string,
  basePath: string,
): Promise<{ context: BrowserContext; take(path: string): Promise<Picture | undefined> }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  await context.route('**/*', (route) => answerFromFolder(route, folder, basePath));
  const page = await context.newPage();
  return {
    context,
    async take(path) {
      if (!existsSync(join(folder, path, 'index.html'))) return undefined;
      await page.goto(`${origin}${basePath}${path}`, { waitUntil: 'load', timeout: timeoutMs });
      const box = await page.locator('html').boundingBox({ timeout: timeoutMs });
      const height = Math.max(1, Math.min(maxHeight, Math.ceil(box?.height ?? 800)));
      const bytes = await page.screenshot({
        fullPage: true,
        clip: { x: 0, y: 0, width, height },
        animations: 'disabled',
        timeout: timeoutMs,
      });
      return { bytes, width, height };
    },
  };
}

/** The site is read from its folder; nothing is loaded from the network. */
async function answerFromFolder(route: Route, folder: string, basePath: string): Promise<void> {
  const { origin: asked, pathname } = new URL(route.request().url());
  const below = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  const file = join(folder, decodeURIComponent(below), below.endsWith('/') ? 'index.html' : '');
  const isInside = !relative(folder, file).startsWith('..');
  await (asked === origin && isInside && existsSync(file) ? route.fulfill({ path: file }) : route.abort());
}
