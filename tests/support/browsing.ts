import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { openPage, type WatchedPage } from './browser.ts';
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
 * @param options.servedAnew whether each test gets a server and a database of its own
 */
export function browse({
  siteDir = () => inject('siteDir'),
  servedAnew = false,
}: {
  siteDir?: () => string | Promise<string>;
  servedAnew?: boolean;
} = {}): Browsing {
  let browser: Browser | undefined;
  let site: ServedSite | undefined;
  let opened: BrowserContext[] = [];

  const serve = async (): Promise<void> => {
    site = await serveSite(await siteDir());
  };
  const stop = async (): Promise<void> => {
    await site?.close();
    site = undefined;
  };
  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('Nothing can be browsed outside of tests and their hooks.');
    return part;
  };

  beforeAll(async () => {
    browser = await launchChromium();
    if (!servedAnew) await serve();
  });
  beforeEach(async () => {
    opened = [];
    if (servedAnew) await serve();
  });
  afterEach(async () => {
    await Promise.all(opened.map((context) => context.close()));
    if (servedAnew) await stop();
  });
  afterAll(async () => {
    await browser?.close();
    await stop();
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
