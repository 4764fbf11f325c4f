import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { stringsFor } from '../../../src/i18n/strings.ts';
import { type RunningServer, startServer } from '../../../src/server/entries/node.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { buildSite, configFor } from '../../server/support/site.ts';
import { chromiumPath, launchBrowser } from '../../support/browser.ts';
import { firstText } from '../builders.ts';

const texts = stringsFor('en').feedback;
// An English reader's page of an article that is there in Chinese only.
const address = '/en/articles/refund/';

const article = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Refund</title>
<form method="post" action="/api/votes?reader=en" data-vote data-sending="${texts.sending}" data-thanks="${texts.thanks}"
  data-changed="${texts.changed}" data-voted="${texts.voted}" data-failed="${texts.failed}">
<input type="hidden" name="article" value="refund"><input type="hidden" name="locale" value="zh-cn">
<input type="hidden" name="revision" value="${firstText}">
<button name="value" value="helpful">${texts.helpful}</button>
<button name="value" value="not-helpful">${texts.notHelpful}</button>
<p role="status" data-vote-status></p></form><script type="module" src="/start.js"></script></html>`;

const start = `import { enhanceVoteForm } from './src/feedback/browser/vote-form.ts';
document.querySelectorAll('form[data-vote]').forEach(enhanceVoteForm);
document.documentElement.dataset.ready = '';`;

/** What the page's own script is, as one module. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    write: false,
    outdir: '/',
    // The style sheet that comes with the question why, by its address.
    loader: { '.css': 'file' },
  });
  return outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
}

let browser: Browser;
let script: string;
let server: RunningServer;
let siteDir: string;

beforeAll(async () => {
  if (chromiumPath !== undefined) browser = await launchBrowser();
  script = await bundle(start);
  return () => browser?.close();
});

beforeEach(async () => {
  siteDir = buildSite({ [`${address.slice(1)}index.html`]: article, 'start.js': script });
  server = await startServer({ siteDir, config: configFor(siteDir), log: () => {} });
  return () => server.close();
});

/** The article's page in a browser that has never been here. Whatever the page's policy forbids fails the test. */
async function openArticle(options: BrowserContextOptions = {}, prepare?: () => void): Promise<Page> {
  const context = await browser.newContext(options);
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(server.url + address);
  if (options.javaScriptEnabled !== false) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  return page;
}

const helpful = (page: Page) => page.getByRole('button', { name: texts.helpful });
const notHelpful = (page: Page) => page.getByRole('button', { name: texts.notHelpful });
const says = (page: Page, text: string) =>
  expect.poll(() => page.getByRole('status').textContent(), { timeout: 5_000 }).toBe(text);

async function totals(): Promise<number[][]> {
  const store = createSqliteStore({ file: configFor(siteDir).database });
  const all = await readTotals(store);
  await store.close();
  return all.map((total) => [total.helpful, total.notHelpful]);
}

describe.skipIf(chromiumPath === undefined)('the form in a browser', () => {
  test('thanks on the same page once the vote is stored', async () => {
    const page = await openArticle();
    await helpful(page).click();
    await says(page, texts.thanks);
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await helpful(page).getAttribute('aria-pressed')).toBe('true');
    expect(await totals()).toEqual([[1, 0]]);
  });

  test('disables the buttons and does not thank while the vote is under way', async () => {
    const page = await openArticle();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/votes*', async (route) => {
      await held;
      await route.continue();
    });
    await helpful(page).click();
    await says(page, texts.sending);
    expect([await helpful(page).isDisabled(), await notHelpful(page).isDisabled()]).toEqual([true, true]);
    release();
    await says(page, texts.thanks);
    expect([await helpful(page).isEnabled(), await notHelpful(page).isEnabled()]).toEqual([true, true]);
  });

  test('says on return what was voted and changes that very vote', async () => {
    const page = await openArticle();
    await helpful(page).click();
    await says(page, texts.thanks);
    await page.reload();
    await says(page, texts.voted.replace('{value}', texts.helpful));
    await notHelpful(page).click();
    await says(page, texts.changed);
    expect(await totals()).toEqual([[0, 1]]);
    await page.reload();
    await says(page, texts.voted.replace('{value}', texts.notHelpful));
  });

  test('counts a vote once whose answer was lost and that is sent again', async () => {
    const page = await openArticle();
    const ids: string[] = [];
    await page.route('**/api/votes*', async (route) => {
      ids.push(route.request().postDataJSON().id);
      const answer = await route.fetch();
      await (ids.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await helpful(page).click();
    await says(page, texts.failed);
    await helpful(page).click();
    await says(page, texts.thanks);
    expect(ids[1]).toBe(ids[0]);
    expect(await totals()).toEqual([[1, 0]]);
  });

  test('gives the server’s own words for a refusal, and votes anew when the ballot is too old', async () => {
    const page = await openArticle();
    await page.evaluate(() => {
      const voted = { ballot: `1700000000${'A'.repeat(22)}`, value: 'helpful', until: Date.now() + 60_000 };
      localStorage.setItem('vote:zh-cn/refund', JSON.stringify(voted));
    });
    await page.reload();
    await says(page, texts.voted.replace('{value}', texts.helpful));
    await notHelpful(page).click();
    await says(page, texts.problem.reasons['unknown-ballot']);
    await notHelpful(page).click();
    await says(page, texts.thanks);
    expect(await totals()).toEqual([[0, 1]]);
  });

  test('does not thank for an answer that is not the endpoint’s', async () => {
    const page = await openArticle();
    await page.route('**/api/votes*', (route) =>
      route.fulfill({ status: 200, body: '<title>Sign in to the hotel’s network</title>' }),
    );
    await helpful(page).click();
    await says(page, texts.failed);
  });

  test('works where storage, randomUUID and submitter are missing', async () => {
    const page = await openArticle({}, () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied');
        },
      });
      Object.defineProperty(crypto, 'randomUUID', { value: undefined });
      Object.defineProperty(SubmitEvent.prototype, 'submitter', { value: null });
      Object.defineProperty(window, 'AbortSignal', { value: undefined });
    });
    await notHelpful(page).click();
    await says(page, texts.thanks);
    expect(await totals()).toEqual([[0, 1]]);
  });

  test('leaves the plain form alone where fetch is missing', async () => {
    const page = await openArticle({}, () => {
      Object.defineProperty(window, 'fetch', { value: undefined });
    });
    await helpful(page).click();
    await page.waitForURL('**/api/votes/*');
    expect(await totals()).toEqual([[1, 0]]);
  });

  test('lets a reader without JavaScript vote, change the vote and go back', async () => {
    const page = await openArticle({ javaScriptEnabled: false });
    await helpful(page).click();
    await page.waitForURL('**/api/votes/*');
    await page.getByRole('button', { name: texts.receipt.changeTo(texts.notHelpful) }).click();
    await page.getByText(texts.receipt.stored(texts.notHelpful)).waitFor();
    expect(await totals()).toEqual([[0, 1]]);
    await page.getByRole('link', { name: texts.receipt.back }).click();
    await page.waitForURL(`**${address}`);
  });
});
