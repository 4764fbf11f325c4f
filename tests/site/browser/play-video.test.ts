import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchBrowser } from '../../support/browser.ts';

/** A page with the links that articles have, and the script in it. */
const links = `<figure class="video"><a href="/media/live.mp4" data-video="file" data-captions="/media/live.vtt"><span class="video-title">进直播间</span></a></figure>
<figure class="video"><a href="https://player.example/1" data-video="frame"><span class="video-title">退款</span></a></figure>`;

let browser: Browser;
let page: Page;
const requested: string[] = [];

beforeAll(async () => {
  const entry = `import { playOnClick } from ${JSON.stringify(resolve('src/site/browser/play-video.ts'))}; playOnClick(document);`;
  const bundled = await build({
    stdin: { contents: entry, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome69',
  });
  if (chromiumPath === undefined) return;
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url !== 'http://site.example/') requested.push(url);
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: url === 'http://site.example/' ? links : '' });
  });
  await page.goto('http://site.example/');
  await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' });
  return () => browser.close();
});

describe.skipIf(chromiumPath === undefined)('a video', () => {
  test('nothing of a video loads before a click; a click plays its file with captions, and has the focus', async () => {
    expect(requested).toEqual([]);
    await page.click('[data-video="file"]');
    const player = page.locator('video');
    expect(
      await player.evaluate((video: HTMLVideoElement) => [video.controls, video.autoplay, video === document.activeElement]),
    ).toEqual([true, true, true]);
    expect(await player.locator('track').getAttribute('src')).toBe('/media/live.vtt');
    await expect.poll(() => requested).toContain('http://site.example/media/live.mp4');
    expect(page.url()).toBe('http://site.example/');
  });

  test('a click on a hosted one shows the host’s player, named after the video', async () => {
    expect(requested.filter((url) => url.includes('player.example'))).toEqual([]);
    await page.click('[data-video="frame"]');
    expect(await page.locator('iframe').getAttribute('title')).toBe('退款');
    await expect.poll(() => requested).toContain('https://player.example/1');
  });
});
