import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

export const chromiumPath = findChromium();

/** A page that notes everything a careful site never causes. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Console messages, exceptions, policy violations, failed requests and requests to other hosts. */
  complaints: string[];
  /** Resolves when nothing has been loading for a moment. */
  settle(): Promise<void>;
}

const quietMs = 100;
const longestMs = 10_000;

export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page stops what it was still loading: the browser's doing, not a fault of the site.
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
    const until = performance.now() + longestMs;
    while (loading.size > 0 || performance.now() - quietSince < quietMs) {
      if (performance.now() > until)
        throw new Error(`${page.url()} is still loading ${[...loading].map((each) => each.url()).join(', ')}.`);
      await setTimeout(20);
    }
  }
  return { page, context, complaints, settle };
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
export const desktop = { viewport: { width: 1280, height: 900 } } as const;
