import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { hourMs } from '../../src/metrics/instants.ts';
import { createLink } from '../../src/questions/staff/sign-in.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import { createApp } from '../../src/server/app.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random, sealer, settings } from '../questions/builders.ts';
import { axeFaults, chromiumPath, colorRules, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { root } from '../support/run.ts';

const now = start + 2 * hourMs;

/** The staff’s pages in the layout of the sample site, whose public edition leaves out their style sheet. */
async function serveStaff(store: Store, siteUrl: string): Promise<Server> {
  const styles = `<style>${readFileSync(join(root, 'src/styles/staff.css'), 'utf8')}</style></head>`;
  const app = createApp({
    ...{ store, key, random, clock: () => now, log: () => {} },
    readShell: async (locale) =>
      readFileSync(join(inject('siteDir'), locale, 'shell/index.html'), 'utf8').replace('</head>', () => styles),
    config: { audience: 'internal', allowedOrigins: [] },
    readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', questions: settings }),
  });
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/staff')) {
      const response = await app.fetch(request);
      const headers = new Headers(response.headers);
      // The style sheet is in the page.
      headers.delete('Content-Security-Policy');
      return new Response(response.body, { status: response.status, headers });
    }
    const file = await fetch(siteUrl + pathname);
    return new Response(await file.arrayBuffer(), { headers: { 'Content-Type': file.headers.get('Content-Type') ?? '' } });
  };
  const server = createServer(getRequestListener(answer));
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

describe.skipIf(chromiumPath === undefined)('somebody of the staff', () => {
  const browsing = browse();
  let store: Store;
  let server: Server;
  let origin: string;
  let open: string;
  let rated: string;

  beforeAll(async () => {
    store = await openStore();
    server = await serveStaff(store, browsing.site.url);
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    open = await asked(store, {
      text: '等了三天没人理，太差了，我要投诉',
      locale: 'zh-cn',
      contact: 'lin@example.com',
      order: 'QH1',
    });
    await move(store, open, { move: 'classify', kind: 'complaint', category: 'refunds' });
    await move(store, open, { move: 'escalate', side: 'system', actor: 'system', level: 1, told: 'grace-tan' });
    await asked(store, { contact: '13800001111', callBackAt: new Date(now + hourMs / 2).toISOString() });
    rated = await asked(store, { text: 'Where is my refund? '.repeat(20) });
    await move(store, rated, { move: 'note', written: { text: 'Asked the bank.' } });
    await move(store, rated, { move: 'answer', written: { text: 'It left us today.', by: 'Shen Wei' }, minutes: 4 });
    await move(store, rated, { move: 'resolve' });
    await move(store, rated, { move: 'rate', side: 'asker', actor: 'asker' });
    await store.write([
      statement(
        "INSERT INTO survey (id, locale, edition, csat, speed, reason, question, trust, at) VALUES (?, 'en', 'public', 4, 2, 'Slow', ?, 1, ?)",
        `${rated} 0`,
        rated,
        start,
      ),
    ]);
    const held = await asked(store, { text: 'Buy now' });
    await store.write([statement('UPDATE question SET trust = 0 WHERE id = ?', held)]);
  });
  afterAll(() => void server?.close());

  async function enter(person: string): Promise<Page> {
    const { page } = await browsing.open({ ...phone, baseURL: origin, locale: 'en-GB' });
    await page.goto(`/staff/sign-in/${await createLink(store, random, person, now)}`);
    await page.locator('main form button').click();
    await page.waitForURL('**/staff');
    return page;
  }

  test('finds nothing in the way of assistive technology, in either scheme, nor off the side of a narrow window', async () => {
    const page = await enter('grace-tan');
    const faults: string[] = [];
    const paths = [
      ...['/staff', '/staff?show=closed', '/staff?show=heldBack', '/staff?show=callBacks', '/staff?q=nothing'],
      ...[`/staff/questions/${open}`, `/staff/questions/${rated}`, '/staff/wall', '/staff/sign-in', '/staff/sign-in/x'],
    ];
    for (const path of paths) {
      await page.goto(path);
      for (const part of await page.locator('details > summary').all()) await part.click();
      faults.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      faults.push(...(await axeFaults(page, colorRules)).map((fault) => `${path} dark ${fault}`));
      await page.emulateMedia({ colorScheme: 'light' });
      // What zooming to 200 % leaves of a small window, and text of double size on a phone.
      for (const [width, textSize] of [
        [320, ''],
        [390, '200%'],
      ] as const) {
        await page.setViewportSize({ width, height: 640 });
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), textSize);
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (excess > 0) faults.push(`${path} is ${excess} pixels too wide at ${width} ${textSize}`);
      }
      await page.setViewportSize(phone.viewport);
    }
    expect(faults).toEqual([]);
  });

  test('opens, answers and solves a question with the keyboard alone', async () => {
    const id = await asked(store, { text: 'Only by keyboard' });
    const page = await enter('shen-wei');
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      }
      throw new Error(`Nothing like ${selector} can be reached.`);
    };
    await tabTo(`a[href="/staff/questions/${id}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${id}`);
    await tabTo('#text');
    await page.keyboard.type('Here you are.');
    await tabTo('[name=solve]');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/staff');
    expect(await readQuestion(store, sealer, id)).toMatchObject({ state: 'resolved', assignee: 'shen-wei' });
  });

  test('sees what the asker thought of the service, and reaches them by one press', async () => {
    const page = await enter('shen-wei');
    await page.goto(`/staff/questions/${rated}`);
    const rating = page.locator('.staff-history .rate');
    expect(await rating.textContent()).toMatch(/Quality of the reply: Satisfied, Speed of the reply: Dissatisfied\s+Slow/);
    await page.goto(`/staff/questions/${open}`);
    expect(await page.locator('.staff-facts a').getAttribute('href')).toBe('mailto:lin@example.com');
    expect(await page.locator('.staff-history .escalate').textContent()).toContain('level 1, Grace Tan');
  });
});
