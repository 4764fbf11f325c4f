import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { readTotals } from '../../src/feedback/votes/totals.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { chromiumPath, holdRequests, phone } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { runScript } from '../support/run.ts';

const article = '/zh-cn/articles/refund-a-course/';
/** The same article in the database. */
const refund = { article: 'refund-a-course', locale: 'zh-cn' };

describe.skipIf(chromiumPath === undefined)('voting in a browser', () => {
  const browsing = browse({ isForgetful: true });
  const { open } = browsing;

  /** What the report says about the article: helpful votes and all votes. */
  async function reported(): Promise<{ helpful: number; n: number }> {
    const out = await mkdtemp(join(tmpdir(), 'jieda-report-'));
    try {
      const { code, stderr } = await runScript(
        'report',
        ['--out', join(out, 'reports'), '--revisions', join(inject('siteDir'), 'revisions.json')],
        { KB_DATABASE: browsing.site.database, KB_TODAY: '2026-11-20' },
      );
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const report = JSON.parse(await readFile(join(out, 'reports', 'report.json'), 'utf8'));
      const entry = report.articles.find(
        (each: { locale: string; id: string }) => each.locale === refund.locale && each.id === refund.article,
      );
      const { helpful, notHelpful } = entry.current.learners;
      return { helpful, n: helpful + notHelpful };
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  }

  /** Reads the database while the site is being served. */
  async function ask<Answer>(question: (store: Store) => Promise<Answer>): Promise<Answer> {
    const store = createSqliteStore({ file: browsing.site.database });
    try {
      return await question(store);
    } finally {
      await store.close();
    }
  }

  /** Every vote that counts, on any article. */
  const totals = () =>
    ask(async (store) =>
      (await readTotals(store)).map(({ article, locale, helpful, notHelpful }) => ({ article, locale, helpful, notHelpful })),
    );

  /** Its form is enhanced once the reader comes near it. */
  async function openArticle(page: Page): Promise<void> {
    await page.goto(article);
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
  }

  const comments = () => ask((store) => store.query(statement('SELECT reason, text FROM comment')));

  test('thanks after the vote is stored, and the vote is in the report', async () => {
    const { page, complaints } = await open(phone);
    await openArticle(page);
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(article);
    expect(await reported()).toEqual({ helpful: 1, n: 1 });
    expect(complaints).toEqual([]);
  });

  test('lets the reader change the vote, also after coming back', async () => {
    const { page } = await open();
    await openArticle(page);
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    await page.reload();
    await page.locator('[data-vote-status]', { hasText: '你选的是' }).waitFor();
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '已经修改' }).waitFor();
    expect(await totals()).toEqual([{ ...refund, helpful: 0, notHelpful: 1 }]);
  });

  test('counts two readers without JavaScript on one page as two votes, and lets each change theirs', async () => {
    const reader = (number: number) => ({
      javaScriptEnabled: false,
      extraHTTPHeaders: { 'X-Forwarded-For': `203.0.113.${number}` },
    });
    for (const [number, value] of ['有帮助', '没帮助'].entries()) {
      const { page, complaints } = await open(reader(number));
      await page.goto(article);
      await page.getByRole('button', { name: value }).click();
      await page.waitForURL(/\/api\/votes\/.+/);
      expect(await page.locator('h1').textContent()).toContain('谢谢');
      expect(complaints).toEqual([]);
    }
    expect(await totals()).toEqual([{ ...refund, helpful: 1, notHelpful: 1 }]);

    const { page } = await open(reader(2));
    await page.goto(article);
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.waitForURL(/\/api\/votes\/.+/);
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.getByText('已经记下：有帮助').waitFor();
    expect(await totals()).toEqual([{ ...refund, helpful: 2, notHelpful: 1 }]);
    await page.getByRole('link', { name: '回到文章' }).click();
    await page.waitForURL(`**${article}`);
  });

  test('asks why after a not-helpful vote and keeps the answer without the reader’s number', async () => {
    const { page, complaints } = await open(phone);
    await openArticle(page);
    expect(await page.locator('[data-comment]').isVisible()).toBe(false);
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.locator('.vote.card textarea').waitFor();
    await page.getByLabel('和实际看到的不一样').check();
    await page.getByLabel('想补充什么').fill('按钮不见了，电话 13800138000');
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('[data-comment] [role=status]', { hasText: '谢谢' }).waitFor();
    expect(await comments()).toEqual([{ reason: 'not-true', text: '按钮不见了，电话 […]' }]);
    expect(complaints).toEqual([]);
  });

  test.each([
    [
      'zh-cn',
      '没帮助',
      '改为“有帮助”',
      '改为“没帮助”',
      '照着做了，还是不行',
      '提交',
      '谢谢，你的补充已经记下。',
      '评价我们的服务',
      '很满意',
      '还没有',
      '提交评价',
      '谢谢你的评价',
    ],
    [
      'en',
      'No, it did not',
      'Change it to “Yes, it helped”',
      'Change it to “No, it did not”',
      'I followed it and it did not work',
      'Send',
      'Thank you, your comment has been stored.',
      'Rate our service',
      'Very satisfied',
      'Not yet',
      'Send',
      'Thank you for your answers',
    ],
  ])(
    'leads from the vote to the rating and back without JavaScript in %s',
    async (locale, vote, toYes, toNo, reason, send, stored, rate, score, unsolved, sendRating, thanks) => {
      const { page, complaints } = await open({ ...phone, javaScriptEnabled: false });
      await page.goto(`/${locale}/articles/refund-a-course/`);
      await page.getByRole('button', { name: vote }).click();
      await page.getByRole('button', { name: toYes }).click();
      await page.getByRole('button', { name: toNo }).click();
      // The page of the changed vote offers this too; what is ticked before it has loaded would be lost.
      await page.getByRole('button', { name: toYes }).waitFor();
      await page.getByLabel(reason).check();
      await page.getByRole('button', { name: send }).click();
      await page.getByText(stored, { exact: true }).waitFor();
      expect(await page.getByLabel(reason).isChecked()).toBe(true);
      await page.getByRole('main').getByRole('link', { name: rate }).click();
      await page.getByLabel(score, { exact: true }).check();
      await page.getByLabel(unsolved).check();
      await page.getByRole('button', { name: sendRating }).click();
      await page.getByRole('heading', { name: thanks }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'en' ? 'en' : 'zh-CN');
      expect(await totals()).toEqual([{ ...refund, locale, helpful: 0, notHelpful: 1 }]);
      expect(await comments()).toEqual([{ reason: 'steps-failed', text: null }]);
      expect(await ask((store) => store.query(statement('SELECT csat, resolved, speed FROM survey')))).toEqual([
        { csat: 5, resolved: 0, speed: null },
      ]);
      expect(complaints).toEqual([]);
    },
  );

  test('knows which article a rating comes from, where JavaScript can remember it', async () => {
    const { page, complaints } = await open();
    for (const article of ['refund-a-course', '"><b>', '']) {
      await page.goto(`/en/survey/?article=${encodeURIComponent(article)}`);
      await page.getByLabel('Dissatisfied', { exact: true }).check();
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'Thank you for your answers' }).waitFor();
    }
    const rows = await ask((store) => store.query(statement('SELECT article FROM survey ORDER BY at')));
    expect(rows.map(({ article }) => article)).toEqual(['refund-a-course', null, null]);
    expect(complaints).toEqual([]);
  });

  test('answers in the reader’s language when the text is in another one', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/en/articles/club-starting-level/');
    await page.getByRole('button', { name: 'Yes, it helped' }).click();
    await page.waitForURL(/\/api\/votes\/.+/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await totals()).toEqual([{ ...refund, article: 'club-starting-level', helpful: 1, notHelpful: 0 }]);
    await page.getByRole('link', { name: 'Back to the article' }).click();
    await page.waitForURL('**/en/articles/club-starting-level/');
  });

  test('says that the vote was not stored when the endpoint is down, counts it once when it is sent again, and keeps it', async () => {
    const { page } = await open();
    await openArticle(page);
    await browsing.site.kill();
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '没有提交成功' }).waitFor();
    await browsing.site.restart();
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    // A vote whose thanks were shown is kept, also when the process is killed right after.
    await browsing.site.kill();
    await browsing.site.restart();
    expect(await totals()).toEqual([{ ...refund, helpful: 1, notHelpful: 0 }]);
  });

  test.each(['**/article-vote.*.js', '**/zh-cn/texts.json'])(
    'sends the vote as without JavaScript when %s cannot be loaded, and counts it',
    async (pattern) => {
      const { page } = await open(phone);
      const refused = page.waitForEvent('requestfailed');
      await page.route(pattern, (route) => route.abort());
      await page.goto(article);
      await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
      await refused;
      await page.getByRole('button', { name: '没帮助' }).click();
      await page.waitForURL(/\/api\/votes\/.+/);
      await page.getByText('已经记下：没帮助').waitFor();
      expect(await totals()).toEqual([{ ...refund, helpful: 0, notHelpful: 1 }]);
    },
  );

  test('counts one vote when its answer was lost and the reader then changes their mind', async () => {
    const { page } = await open();
    await openArticle(page);
    let lost = 0;
    await page.route('**/api/votes*', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '没有提交成功' }).waitFor();
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '已经修改' }).waitFor();
    expect(await totals()).toEqual([{ ...refund, helpful: 0, notHelpful: 1 }]);
  });

  const question = '买错课了想退';

  /** The search page with results, once the script that removes personal data is there, too. */
  async function search(page: Page): Promise<void> {
    const stripping = page.waitForResponse(/strip-pii/);
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent(question)}`);
    await page.locator('[data-search-results] a').first().waitFor();
    // As text: what is imported here must be the page's module.
    await page.evaluate(`import(${JSON.stringify((await stripping).url())}).then(() => {})`);
  }

  const confirmed = () => ask((store) => store.query(statement('SELECT article, n FROM confirmation')));

  /** What was counted of searches, and whether the query was. */
  const searched = () =>
    ask(async (store) => {
      const rows = await store.query(statement("SELECT kind, name, n FROM count WHERE kind <> 'word' ORDER BY kind, name"));
      return rows.map(({ kind, name, n }) => (kind === 'query' ? `a query ${n}` : `${name} ${n}`));
    });

  test('confirms the search that led to the article, once, and without its words', async () => {
    const { page, complaints } = await open();
    await search(page);
    await page.locator(`[data-search-results] a[href="${article}"]`).first().click();
    await page.waitForURL(`**${article}`);
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
    const sent = page.waitForRequest('**/api/confirmations');
    await page.getByRole('button', { name: '有帮助' }).click();
    expect((await sent).postDataJSON()).toEqual({ ballot: expect.any(String), query: question });
    await expect.poll(confirmed).toEqual([{ article: refund.article, n: 1 }]);
    expect(await ask((store) => store.query(statement('SELECT text FROM demand')))).toEqual([{ text: null }]);
    // The search was a success, and is forgotten.
    expect(await searched()).toEqual(['search-found 1']);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['any script', '**/_astro/InstantSearch.*.js'],
    ['the search', '**/search-box.*'],
    ['its index', '**/pagefind/**'],
  ])('confirms a search that was over before %s was loaded, and counts it once', async (_, files) => {
    const { page } = await open();
    const load = await holdRequests(page, files);
    const asked = '课程可以退款吗？怎么退？';
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent(asked)}`, { waitUntil: 'commit' });
    const row = page.locator(`[data-search-results] a[href="${article}"]`);
    await row.waitFor();
    // The article takes so long to come that the search is loaded meanwhile.
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await row.click();
    load();
    await page.locator('[data-search-results] > .result').nth(5).waitFor();
    // Who does not see the page come taps again.
    await row.click();
    await page.goto(article);
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
    const sent = page.waitForRequest('**/api/confirmations');
    await page.getByRole('button', { name: '有帮助' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ query: asked });
    await expect.poll(confirmed).toEqual([{ article: refund.article, n: 1 }]);
    expect(await searched()).toEqual(['search-found 1']);
    await page.goto('/zh-cn/search/');
    await expect.poll(() => page.locator('[data-search-results] .recent').allTextContents()).toEqual([asked]);
  });

  test('confirms a search whose page was left before any script was loaded, and counts it once', async () => {
    const { page } = await open();
    const load = await holdRequests(page, '**/_astro/InstantSearch.*.js');
    await page.goto(`/zh-cn/search/?q=${encodeURIComponent(question)}`, { waitUntil: 'commit' });
    await page.locator(`[data-search-results] a[href="${article}"]`).click();
    await page.waitForURL(`**${article}`);
    load();
    await page.locator('form[data-vote]').scrollIntoViewIfNeeded();
    await page.locator('form[data-ready]').waitFor();
    await page.getByRole('button', { name: '有帮助' }).click();
    await expect.poll(confirmed).toEqual([{ article: refund.article, n: 1 }]);
    expect(await searched()).toEqual(['search-found 1']);
  });

  test('confirms no search when the article was not reached from one, or did not help', async () => {
    const { page } = await open();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(new URL(request.url()).pathname));
    const remember = (path: string) =>
      page.evaluate(
        ([at, query]) => sessionStorage.setItem('opened-result', JSON.stringify({ path: at, query, locale: 'zh-cn' })),
        [path, question],
      );
    await openArticle(page);
    await remember('/zh-cn/articles/get-an-invoice/');
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '谢谢' }).waitFor();
    await remember(article);
    await page.reload();
    await page.locator('[data-vote-status]', { hasText: '你选的是' }).waitFor();
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.locator('[data-vote-status]', { hasText: '已经修改' }).waitFor();
    expect(sent.filter((path) => path === '/api/confirmations')).toEqual([]);
    expect(await confirmed()).toEqual([]);
  });

  const failed = ['refunds 1', 'search-found 1', 'no-click 1', 'a query 1'].sort();

  test.each<[string, object, () => void]>([
    [' at once', {}, () => {}],
    [' in a browser without beacons', {}, () => Reflect.deleteProperty(Navigator.prototype, 'sendBeacon')],
    [
      ' in a browser whose beacons are not JSON',
      {},
      () => {
        Navigator.prototype.sendBeacon = () => {
          throw new DOMException('', 'SecurityError');
        };
      },
    ],
  ])('counts a search as failed, once, when its page is left%s', async (_, options, prepare) => {
    const { page } = await open(options);
    await page.addInitScript(prepare);
    await search(page);
    await page.goto('/zh-cn/privacy/');
    await expect.poll(async () => (await searched()).sort()).toEqual(failed);
  });

  test('counts a search as failed, once, when a phone hides its page, which may be the last that is heard of it', async () => {
    const { page } = await open(phone);
    await search(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(async () => (await searched()).sort()).toEqual(failed);
    await page.locator(`[data-search-results] a[href="${article}"]`).first().click();
    await page.waitForURL(`**${article}`);
    await page.goto('/zh-cn/privacy/');
    expect((await searched()).sort()).toEqual(failed);
  });

  test('does not take another tab of a computer for leaving, and a filter for another search', async () => {
    const { page } = await open();
    await page.clock.install();
    await search(page);
    await page.clock.fastForward(3_000);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(searched).toEqual(['search-found 1']);
    await page.getByRole('button', { name: '搜索', exact: true }).last().click();
    await page.clock.fastForward(3_000);
    await page.locator(`[data-search-results] a[href="${article}"]`).first().click();
    await page.waitForURL(`**${article}`);
    expect(await searched()).toEqual(['search-found 1']);
  });
});
