import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePalette } from '../../src/brand/palette.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { effectDocument } from '../../src/effect/document/effect-document.ts';
import { effectFiles } from '../../src/effect/effect-page.ts';
import { type Effect, effectSchema } from '../../src/effect/effect-schema.ts';
import { measureEffect } from '../../src/effect/measure-effect.ts';
import type { ReportLook } from '../../src/reports/look.ts';
import { documentMarkdown } from '../../src/reports/renderers/markdown.ts';
import { article, environment, writeContent, writeFiles } from '../support/builders.ts';

const refund = {
  title: '怎样退款',
  summary: '付款后七天内可以退款，原路退回银行卡。',
  answers: ['钱多久退到银行卡', '买错了能退吗'],
  body: '## 怎样申请\n\n打开订单，点“申请退款”，填写退款原因。钱在三天内退回银行卡。\n',
};
const invoice = {
  title: '怎样开发票',
  summary: '在订单里申请电子发票。',
  answers: ['发票抬头怎么填'],
  body: '填写抬头和税号。\n',
};
const login = {
  title: '登录不了怎么办',
  summary: '换一种方式登录。',
  answers: ['收不到验证码'],
  body: '收不到验证码时，检查手机信号。\n',
};

let contentDir: string;

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: dirname(contentDir) });
}

const look: ReportLook = { palette: makePalette('#00603d'), sign: '<svg/>' };

function htmlOf(effect: Effect, pictures: Parameters<typeof effectFiles>[2]): string {
  return String(effectFiles(effect, look, pictures, 'en').find(({ path }) => path === 'index.html')?.text);
}

const measure = (): Promise<Effect> => measureEffect('HEAD', environment({ contentDir }));

beforeAll(async () => {
  contentDir = await writeContent({
    files: {
      'articles/zh-cn/refund.mdx': article(refund),
      'articles/zh-cn/invoice.mdx': article(invoice),
      'articles/zh-cn/login.mdx': article(login),
      'articles/zh-cn/old-refund.mdx': article({ ...refund, title: '从前怎样退款', answers: ['以前的退款办法'] }),
    },
  });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'before');
}, 60_000);

afterAll(async () => {
  await rm(dirname(foldersOf(environment({ contentDir })).cacheDir), { recursive: true, force: true });
});

describe('the effect of a change of the content', () => {
  test('is nothing when nothing has changed', async () => {
    const effect = await measure();
    expect(documentMarkdown(effectDocument(effect, 'en'))).toMatch(
      /^# Effect of this change\n\nCompared with HEAD \([0-9a-f]{7}\)\.\n\n## Nothing is different\n$/,
    );
  });

  test('is what readers gain, lose and find changed, and what search, checks and links make of it', async () => {
    await writeFiles(contentDir, {
      'articles/zh-cn/refund.mdx': article({
        ...refund,
        summary: '看看能不能办。',
        redirectFrom: ['/zh-cn/articles/old-refund'],
        body: '详情请联系老师，老师会帮你处理好所有的问题。\n',
      }),
      'articles/zh-cn/login.mdx': article({ ...login, reviewed: '2024-01-01' }),
      'articles/zh-cn/devices.mdx': article({
        title: '能用几台设备',
        summary: '三台。',
        answers: ['最多几台手机'],
        body: '三台设备。\n',
      }),
    });
    for (const id of ['invoice', 'old-refund']) await rm(`${contentDir}/articles/zh-cn/${id}.mdx`);
    const effect = await measure();
    expect(() => effectSchema.parse(effect)).not.toThrow();
    const idsOf = (articles: readonly { id: string }[]): string[] => articles.map(({ id }) => id);
    expect(idsOf(effect.articles.added)).toEqual(['devices']);
    expect(idsOf(effect.articles.removed)).toEqual(['invoice', 'old-refund']);
    expect(effect.articles.changed).toMatchObject([
      { id: 'login', isNewEpoch: false },
      { id: 'refund', isNewEpoch: true },
    ]);
    expect(effect.missingRedirects).toEqual(['/zh-cn/articles/invoice/']);
    expect(effect.search?.won.map(({ question }) => question)).toEqual(['最多几台手机']);
    expect(effect.search?.lost).toEqual([]);
    expect(effect.search?.textAlone.lost.map(({ question }) => question)).toContain('钱多久退到银行卡');
    expect(effect.debts).toContainEqual({ rule: 'staleness/overdue', before: 0, after: 1 });
    expect(effect.findings.introduced.map(({ rule }) => rule)).toContain('staleness/overdue');
    expect(effect.coverage).toEqual([{ locale: 'zh-cn', category: 'orders', before: 4, after: 3 }]);
    const stale = effect.health.articles.find(({ id }) => id === 'login');
    expect(stale).toMatchObject({ worse: ['freshness'], better: [] });
    expect(stale!.after).toBeLessThan(stale!.before!);
    expect(effect.health.articles.find(({ id }) => id === 'devices')?.before).toBeNull();
    expect(effect.freshness).toMatchObject({ before: { overdue: 0, overdueDays: 0 }, after: { overdue: 1 } });
    expect(effect.reported).toBeNull();
    expect(await measure()).toEqual(effect);
    const html = htmlOf(effect, { missing: 'no Chromium was found.' });
    expect(html).toContain('<p class="notice">There are no pictures of the pages: no Chromium was found.</p>');
    const picture = { bytes: new Uint8Array(1), width: 360, height: 900 };
    const page = { locale: 'zh-cn', id: 'refund', title: '怎样<退款>', before: picture, after: picture };
    const shown = htmlOf(effect, [page, { ...page, id: 'devices', before: undefined }]);
    expect(shown).toContain('There are pictures of 2 pages; 3 more have changed.');
    expect(shown.match(/<img src="pictures[^>]*>/g)).toEqual([
      '<img src="pictures/zh-cn/refund-before.png" alt="怎样&lt;退款&gt;: the page, before" width="360" height="900" loading="lazy">',
      '<img src="pictures/zh-cn/refund-after.png" alt="怎样&lt;退款&gt;: the page, now" width="360" height="900" loading="lazy">',
      '<img src="pictures/zh-cn/devices-after.png" alt="怎样&lt;退款&gt;: the page, now" width="360" height="900" loading="lazy">',
    ]);
    const text = documentMarkdown(effectDocument(effect, 'en'));
    expect(text).toContain('Search: 0 questions lost, 1 won, ');
    expect(text).toContain('Articles: 1 new, 2 changed, 2 gone.');
    for (const part of ['/zh-cn/articles/invoice/ leads nowhere', '最多几台手机', 'start over', '钱多久退到银行卡'])
      expect(text).toContain(part);
  });

  test('of content with errors has the new findings, and says that search was not compared', async () => {
    await writeFiles(contentDir, { 'articles/zh-cn/devices.mdx': article({ owner: 'nobody' }) });
    const effect = await measure();
    expect(effect.search).toBeNull();
    expect(effect.findings.introduced.map(({ rule }) => rule)).toContain('owner/unknown');
    expect(documentMarkdown(effectDocument(effect, 'en'))).toContain('> Search was not compared');
  });
});
