import type { Browser } from 'playwright-core';
import { launchChromium } from '../../chromium.ts';
import type { Asked, Searched } from './browser/measure.ts';
import { clientPath, type MeasuredSite, serveForMeasuring } from './serve-for-measuring.ts';
import { withUntracedPage } from './untraced-page.ts';

/** A site opened in a browser. */
export interface Measuring {
  /** Runs the queries one after the other on a new page with an empty cache. */
  search(asked: Asked): Promise<Searched[]>;
}

/** Serves a site and runs a browser for as long as `work` takes. */
export async function withChromium<Result>(siteDir: string, work: (measuring: Measuring) => Promise<Result>): Promise<Result> {
  const site = await serveForMeasuring(siteDir);
  try {
    const browser = await launchChromium();
    try {
      return await work({ search: (asked) => searchOnNewPage(browser, site, asked) });
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

function searchOnNewPage(browser: Browser, site: MeasuredSite, asked: Asked): Promise<Searched[]> {
  return withUntracedPage(browser, async (page) => {
    await page.goto(site.pageUrl(asked.locale));
    const searched = await page.evaluate(`import('${clientPath}').then(({ measure }) => measure(${JSON.stringify(asked)}))`);
    return searched as Searched[];
  });
}
