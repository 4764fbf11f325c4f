import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { pageSize } from '../../src/site/listing.ts';
import { chromiumPath } from '../support/browser.ts';
import { browse } from '../support/browsing.ts';
import { type ContentCopy, smallContent } from '../support/content-copy.ts';
import { runScript } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';

const frontMatter = (id: string, title: string): string => `---
title: ${title}
summary: ${'很长的摘要'.repeat(50)}
type: faq
category: orders
products: [courses]
stage: learning
state: published
owner: billing
reviewed: 2026-11-01
answers: [{ question: ${id} 的问题, meant: true }]
---

`;

const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(4).slice(0, 120);
const wideRow = (cell: string): string => `|${Array.from({ length: 12 }, (_, column) => ` ${cell}${column} |`).join('')}`;
const wideTable = [
  wideRow('列名'),
  `|${' --- |'.repeat(12)}`,
  wideRow('一些内容 '),
  wideRow(`https://example.com/${'x'.repeat(40)}/`),
].join('\n');
const longText = Array.from(
  { length: 600 },
  (_, part) => `## 第 ${part} 节\n\n${'这一节讲的是怎样在课程里找到答案。'.repeat(3)} ${'word '.repeat(12)}`,
).join('\n\n');

describe.skipIf(chromiumPath === undefined)('content that is hard to show', () => {
  let content: ContentCopy;
  const { open } = browse({ siteDir: buildContent });
  afterAll(() => content?.remove());

  async function buildContent(): Promise<string> {
    content = await smallContent();
    const write = (id: string, title: string, body: string): Promise<void> =>
      writeFile(join(content.contentDir, `articles/zh-cn/${id}.mdx`), `${frontMatter(id, title)}${body}\n`);
    await write(
      'hard-word',
      longWord,
      `${longWord}\n\n\`${longWord}\`\n\n## ${longWord}\n\n> ${longWord}\n\n[${longWord}](/zh-cn/articles/refund/)`,
    );
    await write(
      'hard-table',
      '标题'.repeat(60),
      `${wideTable}\n\n<Steps>\n\n1. ${longWord}\n\n</Steps>\n\n<Callout type="tip" title="${longWord}">\n\n${longWord}\n\n</Callout>`,
    );
    await write('hard-length', '三万词的文章', longText);
    for (let number = 1; number <= pageSize; number++)
      await write(`lesson-${number}`, `第 ${number} 课放不出来`, '换一个浏览器。');
    // What search finds is tested elsewhere, and takes time.
    await writeFile(join(content.contentDir, 'site.yaml'), '\nsearchContract: off\n', { flag: 'a' });
    const { code, stderr } = await content.build();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return content.siteDir;
  }

  test.each([
    '/zh-cn/articles/hard-word/',
    '/zh-cn/articles/hard-table/',
    '/zh-cn/articles/hard-length/',
    '/zh-cn/categories/orders/',
    '/zh-cn/search/',
  ])('overflows nowhere, on the narrowest phone and with text of double size: %s', async (path) => {
    const { page, complaints } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(path);
    const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    // Zoomed to 200 %, a window of 640 pixels leaves 320; doubled text is harder still.
    await page.setViewportSize({ width: 640, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
    });
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test('lists more articles than a page holds on several, each once, which link to each other', async () => {
    const { page } = await open();
    await page.goto('/zh-cn/categories/orders/');
    const listed = (): Promise<string[]> => page.locator('.article-list a').allTextContents();
    const first = await listed();
    expect(first.length).toBe(pageSize);
    await page.getByRole('navigation', { name: '页码' }).getByRole('link', { name: '第 2 页' }).click();
    await page.waitForURL('**/zh-cn/categories/orders/2/');
    const others = await listed();
    const { articles } = await readKnowledgeBase(content.contentDir);
    expect(new Set([...first, ...others]).size).toBe(articles.length);
    expect(first.length + others.length).toBe(articles.length);
    expect(await page.title()).toContain('第 2 页');
    await page.getByRole('link', { name: '第 1 页' }).click();
    await page.waitForURL('**/zh-cn/categories/orders/');
  });

  test('gets the findings of the content standard, and is rejected where a page could not show it', async () => {
    const check = async (): Promise<string[]> => {
      const { stdout } = await runScript('check', ['--json'], { KB_CONTENT: content.contentDir, KB_TODAY: sampleDay });
      const findings = JSON.parse(stdout).findings as { file: string; rule: string; message: string }[];
      return findings
        .filter(({ file }) => file.includes('/hard-'))
        .map(({ file, rule, message }) => `${file.split('/').at(-1)} ${rule} ${message}`);
    };
    const found = await check();
    expect(found).toContain('hard-table.mdx structure/wide-table The table has 12 columns.');
    expect(found.some((line) => /^hard-length\.mdx structure\/too-long The article has \d{5} words\.$/.test(line))).toBe(true);
    await writeFile(
      join(content.contentDir, 'articles/zh-cn/hard-title.mdx'),
      `${frontMatter('hard-title', '标'.repeat(200))}正文\n`,
    );
    expect(
      (await check()).some((line) => line.startsWith('hard-title.mdx schema/invalid-value `title` must be at most 120')),
    ).toBe(true);
  });

  test('lets readers scroll a wide table in its own box, also with the keyboard', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } });
    await page.goto('/zh-cn/articles/hard-table/');
    const box = page.locator('.table-box');
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('.table-box')?.scrollLeft ?? 0) > 0);
  });
});
