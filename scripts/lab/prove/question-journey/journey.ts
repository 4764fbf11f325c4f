import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Desk } from './desk.ts';
import { phone } from './phone.ts';
import type { Shoot } from './pictures.ts';

/** What was seen at a step of the way, against what the product promises there. */
export interface Step {
  way: string;
  step: string;
  seen: string;
  isMet: boolean;
}

/** What a way through the states needs. */
export interface Way {
  name: string;
  desk: Desk;
  browser: Browser;
  shoot: Shoot;
  steps: Step[];
}

/** Notes a state, as everybody sees it who asks for the reference without a browser, and takes pictures of pages. */
export async function note(
  { name, desk, shoot, steps }: Way,
  step: string,
  reference: string,
  state: string,
  pages: Readonly<Record<string, Page>>,
): Promise<void> {
  const answer = await fetch(`${desk.publicUrl}/api/questions/${reference}`, { headers: { Accept: 'application/json' } });
  const status = (await answer.json()) as { state: string };
  const faults: string[] = [];
  const number = String(steps.filter(({ way }) => way === name).length + 1).padStart(2, '0');
  for (const [side, page] of Object.entries(pages)) faults.push(...(await shoot(page, `${name}-${number}-${step}-${side}`)));
  const isMet = status.state === state && faults.length === 0;
  steps.push({ way: name, step, seen: [status.state, ...faults].join('; '), isMet });
}

/** Notes anything else that has to be so. */
export function check({ name, steps }: Way, step: string, isMet: boolean, seen: string): void {
  steps.push({ way: name, step, seen, isMet });
}

/** A phone without JavaScript. */
export function openPhone(browser: Browser, baseURL: string, locale: string): Promise<BrowserContext> {
  return browser.newContext({ ...phone, baseURL, javaScriptEnabled: false, locale, timezoneId: 'Asia/Shanghai' });
}

/** The staff’s pages, signed in with a link of the command. */
export async function enterDesk({ desk, browser }: Way, person: string, locale: string): Promise<Page> {
  const context = await openPhone(browser, desk.staffUrl, locale);
  const page = await context.newPage();
  const link = /\/staff\/sign-in\/\S+/.exec(await desk.questions(['sign-in', '--as', person]))?.[0] ?? '';
  await page.goto(link);
  await page.locator('main form button').click();
  await page.waitForURL('**/staff');
  return page;
}

/** Opens a part of a page that is behind its words, and sends its form. */
export async function sendIn(
  page: Page,
  summary: string,
  fill: (form: ReturnType<Page['locator']>) => Promise<void>,
): Promise<void> {
  const part = page.locator('details', { has: page.locator('summary', { hasText: summary }) });
  await part.locator('summary').click();
  await fill(part);
  await part.locator('form > button').click();
}
