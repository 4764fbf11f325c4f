import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';
import { type ServedSite, serveSite } from './served-site.ts';

/** What the tests of a `describe` browse; for use in its tests and hooks. */
export interface Browsing {
  readonly site: ServedSite;
  /** Opens a page in a context of its own, which is closed after the test; after the last one if a `beforeAll` opened it. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>;
}

/**
 * Starts Chromium and serves a site for the tests of the surrounding `describe`.
 *
 * @param options.siteDir builds or finds the site, before the `beforeAll` hooks that follow; that of the sample content
 *   when left out
 * @param options.isForgetful whether each test finds a database without anything that readers sent in another one
 */
export function browse({
  siteDir = () => inject('siteDir'),
  isForgetful = false,
}: {
  siteDir?: () => string | Promise<string>;
  isForgetful?: boolean;
} = {}): Browsing {
  let browser: Browser | undefined;
  let site: ServedSite | undefined;
  let opened: BrowserContext[] = [];

  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('Nothing can be browsed outside of tests and their hooks.');
    return part;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite(await siteDir());
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((context) => context.close()));
    if (isForgetful) site?.forget();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  return {
    get site() {
      return started(site);
    },
    async open(options) {
      const watched = await openPage(started(browser), started(site).url, options);
      opened.push(watched.context);
      return watched;
    },
  };
}
