import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** Widths in CSS pixels: a phone, a screen, and what 200 % leaves of a small window (WCAG 1.4.10). */
const widths = { phone: 390, screen: 1280 } as const;
const reflowWidth = 320;

/** Takes pictures of a page as it stands and says what is wrong with it, one line each. */
export type Shoot = (page: Page, name: string) => Promise<string[]>;

/**
 * In both schemes on a phone and on a screen, into a folder. Faults are what axe finds, and pages that are wider than 320
 * pixels.
 */
export async function picturesIn(folder: string, browser: Browser): Promise<Shoot> {
  mkdirSync(folder, { recursive: true });
  const context = await browser.newContext();
  // A page without script has no timers, which axe needs: it looks at a copy.
  const copy = await context.newPage();
  return async function shoot(page, name) {
    const before = page.viewportSize();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const [device, width] of Object.entries(widths)) {
        await page.setViewportSize({ width, height: 844 });
        await page.screenshot({ path: join(folder, `${name}-${device}-${scheme}.png`), fullPage: true });
      }
    }
    await page.setViewportSize({ width: reflowWidth, height: 640 });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.emulateMedia({ colorScheme: 'light' });
    if (before !== null) await page.setViewportSize(before);
    const faults = await faultsOf(copy, page.url(), await page.content());
    return [
      ...faults.map((fault) => `${name}: ${fault}`),
      ...(excess > 0 ? [`${name}: ${excess} pixels wider than ${reflowWidth}`] : []),
    ];
  };
}

/** What axe finds in a page on a phone, in both schemes. */
async function faultsOf(copy: Page, url: string, content: string): Promise<string[]> {
  await copy.setViewportSize({ width: widths.phone, height: 844 });
  await copy.route(url, (route) =>
    route.fulfill({ contentType: 'text/html', body: content.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '') }),
  );
  await copy.goto(url);
  await copy.unroute(url);
  await copy.evaluate(AxeBuilder.source);
  const faults: string[] = [];
  for (const [scheme, rules] of [
    ['light', undefined],
    ['dark', ['color-contrast', 'link-in-text-block']],
  ] as const) {
    await copy.emulateMedia({ colorScheme: scheme });
    const found = await copy.evaluate(async (only) => {
      const { axe } = window as unknown as { axe: typeof AxeBuilder };
      const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: [...only] }) });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    }, rules);
    faults.push(...found.map((fault) => `${scheme}: ${fault}`));
  }
  return faults;
}
