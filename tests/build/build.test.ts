import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { identityOf } from '../../src/edition/process-identity.ts';
import { type ContentCopy, copyContent } from '../support/content-copy.ts';
import { digestSite, readSite } from '../support/site-files.ts';

const refund = 'articles/zh-cn/orders/refund-a-course.mdx';

describe('npm run build', () => {
  let content: ContentCopy;
  beforeEach(async () => {
    content = await copyContent();
  });
  afterEach(async () => {
    await content.remove();
  });

  const page = (path: string): Promise<string> => readFile(join(content.siteDir, path, 'index.html'), 'utf8');

  it('stops at an error, says what and where, and leaves the last good site as it was', async () => {
    expect(await content.build()).toMatchObject({ code: 0 });
    const before = await digestSite(content.siteDir);
    await content.edit(refund, 'category: refunds', 'category: refnds');
    await content.edit(refund, '## 怎么申请', '## 怎么申请\n\n<Calout type="note">x</Calout>');
    const { code, stderr } = await content.build();
    expect(code).toBe(1);
    expect(stderr).toContain('taxonomy/unknown-category');
    expect(stderr).toContain('Did you mean `refunds`?');
    expect(stderr).toContain('mdx/unknown-component');
    expect(stderr).toMatch(/refund-a-course\.mdx:5:11 {2}error/);
    expect(await digestSite(content.siteDir)).toEqual(before);
  });

  it('shows an edit, and builds only the pages that show it', async () => {
    await content.build({}, ['--verbose']);
    await content.edit(refund, '选哪个都不影响结果', '选哪一个都一样');
    const { code, stdout } = await content.build({}, ['--verbose']);
    expect(code).toBe(0);
    expect(await page('zh-cn/articles/refund-a-course')).toContain('选哪一个都一样');
    const built = stdout.split('\n').filter((line) => /\/articles\/.*index\.html/.test(line) && !line.includes('(cached)'));
    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((line) => !line.includes('refund-a-course'))).toEqual([]);
  });

  it('makes the same site again after an edit is taken back, whatever was built between', async () => {
    await content.build();
    const before = await digestSite(content.siteDir);
    await content.edit(refund, 'title: 课程可以退款吗？怎么退？', 'title: 退款的规则');
    await content.build();
    expect(await page('zh-cn/articles/refund-not-arrived')).toContain('退款的规则');
    await content.edit(refund, 'title: 退款的规则', 'title: 课程可以退款吗？怎么退？');
    await content.build();
    expect(await digestSite(content.siteDir)).toEqual(before);
  });

  it('takes the pages of a deleted article out of the site, its search and its revisions', async () => {
    await content.build();
    expect(await page('zh-cn/articles/handout-opens-blank')).toContain('<h1>');
    for (const locale of ['zh-cn', 'en'])
      await rm(join(content.contentDir, `articles/${locale}/lessons/handout-opens-blank.mdx`));
    const { code, stderr } = await content.build();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const files = await readSite(content.siteDir);
    const left = [...files].filter(
      ([path, text]) => path.includes('handout-opens-blank') || text.includes('handout-opens-blank'),
    );
    expect(left.map(([path]) => path)).toEqual([]);
  });

  it('believes nothing of a build that was stopped half way', async () => {
    await content.build();
    const before = await digestSite(content.siteDir);
    const { cacheDir, stagingDir } = foldersOf({
      contentDir: content.contentDir,
      audience: 'public',
      today: '',
      outDir: undefined,
    });
    // What a killed build leaves: pages it had written, and its lock with the number of a process that is gone.
    await writeFile(join(stagingDir, 'zh-cn/articles/payment-failed/index.html'), '<h1>withdrawn</h1>');
    await writeFile(join(cacheDir, 'unfinished'), '');
    await writeFile(join(cacheDir, 'lock.json'), JSON.stringify({ pid: 999_999_999, started: '1', takenAt: 'then' }));
    expect(await content.build()).toMatchObject({ code: 0 });
    expect(await digestSite(content.siteDir)).toEqual(before);
  });

  it('does not start while another build of the same edition is running', async () => {
    const { cacheDir } = foldersOf({ contentDir: content.contentDir, audience: 'public', today: '', outDir: undefined });
    await mkdir(cacheDir, { recursive: true });
    await writeFile(
      join(cacheDir, 'lock.json'),
      JSON.stringify({ ...(await identityOf(process.pid)), takenAt: '2026-11-20T10:00:00.000Z' }),
    );
    const { code, stderr } = await content.build();
    expect(code).toBe(1);
    expect(stderr).toContain(`Another build of this edition is running: process ${process.pid}, since 2026-11-20T10:00:00.000Z.`);
    expect(stderr).not.toContain('    at ');
  });

  it('shows the overdue banner on the day after the review has run out, though the text is the same', async () => {
    await content.build({ KB_TODAY: '2026-11-20' });
    expect(await page('zh-cn/articles/change-phone-number')).not.toContain('banner-overdue');
    await content.build({ KB_TODAY: '2026-11-28' });
    expect(await page('zh-cn/articles/change-phone-number')).toContain('banner-overdue');
    await content.build({ KB_TODAY: '2026-11-20' });
    expect(await page('zh-cn/articles/change-phone-number')).not.toContain('banner-overdue');
  });

  it('gives no new inode to a file that did not change, and never one of the folder under construction', async () => {
    await content.build();
    const file = join(content.siteDir, 'zh-cn/articles/payment-failed/index.html');
    const { ino } = await stat(file);
    await content.edit(refund, '选哪个都不影响结果', '选哪一个都一样');
    await content.build();
    expect((await stat(file)).ino).toBe(ino);
    expect((await stat(file)).nlink).toBe(1);
  });

  it('refuses an environment it does not understand in one sentence', async () => {
    const { code, stderr } = await content.build({ KB_AUDIENCE: 'intern', KB_TODAY: 'tomorrow' });
    expect(code).toBe(2);
    expect(stderr).toContain('KB_AUDIENCE: must be `public` or `internal`, not `intern`');
    expect(stderr).toContain('KB_TODAY: must be a day such as 2026-11-20, not `tomorrow`');
    expect(stderr).not.toContain('    at ');
  });
});

describe('a site that was built', () => {
  it('leads from old addresses to the article', async () => {
    expect(await readFile(join(inject('siteDir'), 'help/refund.html'), 'utf8')).toContain('url=/zh-cn/articles/refund-a-course/');
    expect(await readFile(join(inject('siteDir'), 'zh-cn/index.html'), 'utf8')).toContain('url=/');
  });

  it('names in every vote form a revision that revisions.json publishes', async () => {
    const { articles } = JSON.parse(await readFile(join(inject('siteDir'), 'revisions.json'), 'utf8'));
    const published = new Set(
      articles.map((each: Record<string, string>) => `${each['id']} ${each['locale']} ${each['revision']}`),
    );
    const field = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const files = await readSite(inject('siteDir'));
    const forms = [...files]
      .filter(([path]) => /\/articles\/[^/]+\/index\.html$/.test(path))
      .map(([, html]) => `${field(html, 'article')} ${field(html, 'locale')} ${field(html, 'revision')}`);
    expect(forms.length).toBeGreaterThan(40);
    expect(forms.filter((form) => !published.has(form))).toEqual([]);
    expect(published.size).toBe(articles.length);
  });

  it('writes pages that one strict header policy covers: no inline style, no inline script, nothing from elsewhere', async () => {
    for (const [path, html] of await readSite(inject('siteDir'))) {
      if (!path.endsWith('.html')) continue;
      expect(html, path).not.toMatch(
        / style=|<style|<script(?![^>]*\b(?:src=|type="application\/ld\+json"))|\son[a-z]+="|javascript:/i,
      );
      expect(html.match(/(?:src|<link rel="(?:stylesheet|icon)" href)="https?:[^"]*/g) ?? [], path).toEqual([]);
    }
  });
});
