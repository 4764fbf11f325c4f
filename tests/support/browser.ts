import { setTimeout } from 'node:timers/promises';
import AxeBuilder from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/chromium.ts';

export const chromiumPath = findChromium();

/**
 * Starts Chromium for pages that are open for a moment: without its optimizing compilers and without threads and a process
 * of their own for drawing, which take more time than they give back, and without another process whenever a page comes
 * from `about:blank`. Each context still has a process of its own.
 */
export function launchBrowser(): Promise<Browser> {
  return launchChromium([
    '--js-flags=--no-opt,--no-maglev,--liftoff-only',
    '--num-raster-threads=1',
    '--in-process-gpu',
    '--renderer-process-limit=1',
    '--disable-site-isolation-trials',
  ]);
}

/** A page that records errors and anything else the site must never cause. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Console messages, exceptions, policy violations, failed requests and requests to other hosts. */
  complaints: string[];
  /** Resolves once nothing has been loading for 100 milliseconds. */
  settle(): Promise<void>;
}

const quietMs = 100;
const timeoutMs = 10_000;

export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The browser cancels what a page is still loading when the reader leaves it.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} (${reason})`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) complaints.push(`other host: ${request.url()}`);
  });
  const loading = new Set<Request>();
  let quietSince = performance.now();
  page.on('request', (request) => loading.add(request));
  for (const event of ['requestfinished', 'requestfailed'] as const)
    page.on(event as 'requestfinished', (request) => {
      loading.delete(request);
      quietSince = performance.now();
    });
  async function settle(): Promise<void> {
    const until = performance.now() + timeoutMs;
    while (loading.size > 0 || performance.now() - quietSince < quietMs) {
      if (performance.now() > until)
        throw new Error(`${page.url()} is still loading ${[...loading].map((each) => each.url()).join(', ')}.`);
      await setTimeout(20);
    }
  }
  return { page, context, complaints, settle };
}

/**
 * Leaves a page as it was opened, for the next test: a page of its own takes half a second of computing. Scripts that
 * were added to it and a clock that was installed stay.
 */
export async function leavePage({ page, context, complaints }: WatchedPage): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (page.url() === 'about:blank') return;
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  await page.emulateMedia({ colorScheme: 'light' });
  await context.clearCookies();
  complaints.length = 0;
}

/**
 * Holds back requests, as a slow network would.
 *
 * @param url of the requests, as `page.route` takes it
 * @returns lets them go
 */
export async function holdRequests(page: Page, url: string | RegExp): Promise<() => void> {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Gives a page the search page as a host without the endpoint sends it, so that the browser alone answers. */
export function answerInBrowser(page: Page): Promise<unknown> {
  return page.route(/\/search\/\?/, async (route) => {
    const url = route.request().url();
    await route.fulfill({ response: await route.fetch({ url: url.slice(0, url.indexOf('?')) }) });
  });
}

/** Waits for the filters of a search: those of a ready answer cannot be used before the whole one is there. */
export function filtersEnabled(page: Page): Promise<void> {
  return page.locator('[data-search-filters]:not(:has(:disabled))').waitFor();
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
export const desktop = { viewport: { width: 1280, height: 900 } } as const;

/** The axe rules whose outcome depends on colours. */
export const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * Violations that axe finds on the page in its current state, one line per rule.
 *
 * @param rules ids of the only rules to check; all when left out
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page's content security policy does not apply to `evaluate`.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AxeBuilder.source);
  return page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: typeof AxeBuilder };
      // Faster without the details of passed rules.
      const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    rules && [...rules],
  );
}
