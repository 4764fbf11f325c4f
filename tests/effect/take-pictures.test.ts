import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from '../../scripts/chromium.ts';
import { takePictures } from '../../src/effect/take-pictures.ts';
import { makeFolder, writeFiles } from '../support/builders.ts';

const page = (color: string): string =>
  `<!doctype html><html><link rel="stylesheet" href="/help/a.css"><body><script>document.documentElement.style.height = '900px'</script>
<img src="http://127.0.0.1:9/none.png" alt=""><p>${color}</p></body></html>`;

describe.skipIf(findChromium() === undefined)('pictures of pages before and after a change', () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('are as wide as a phone, the same each time, and missing where there is no page', async () => {
    const [before, after] = [await makeFolder(), await makeFolder()];
    await writeFiles(before, {
      'a.css': 'html { height: 400px; background: green }',
      'en/articles/refund/index.html': page('green'),
    });
    await writeFiles(after, {
      'a.css': 'html { height: 300px; background: blue }',
      'en/articles/refund/index.html': page('blue'),
      'en/articles/invoice/index.html': page('blue'),
    });
    const sites = { before, after, basePath: { before: '/help', after: '/help' } };
    const pages = ['refund', 'invoice', 'gone'].map((id) => ({ locale: 'en', id, title: id }));
    const taken = await takePictures(browser, sites, pages);
    const sizes = taken.map((each) => [each.before, each.after].map((picture) => picture && [picture.width, picture.height]));
    expect(sizes).toEqual([
      [
        [360, 400],
        [360, 300],
      ],
      [undefined, [360, 300]],
      [undefined, undefined],
    ]);
    const [green, blue] = [taken[0]?.before?.bytes, taken[1]?.after?.bytes].map((bytes) => Buffer.from(bytes ?? []));
    // Width and height of a PNG are in its header.
    expect([green?.readUInt32BE(16), green?.readUInt32BE(20)]).toEqual([360, 400]);
    expect(Buffer.compare(green ?? Buffer.of(), blue ?? Buffer.of())).not.toBe(0);
    const again = await takePictures(browser, sites, pages.slice(0, 1));
    expect(again[0]).toEqual(taken[0]);
  });
});
