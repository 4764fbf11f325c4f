import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePalette } from '../../src/brand/palette.ts';
import { brandStyles } from '../../src/brand/styles.ts';
import { noBrandFiles } from '../../src/knowledge/brand-files.ts';
import { readTheme } from '../../src/knowledge/files/theme.ts';
import { brandSchema } from '../../src/knowledge/schemas/brand.ts';
import { colorProperties, sizeProperties } from '../../src/knowledge/theme-properties.ts';
import { chromiumPath, launchBrowser } from '../support/browser.ts';
import { root } from '../support/run.ts';

const tokens = readFileSync(join(root, 'src/styles/tokens.css'), 'utf8');

test('every size that an operator may set is one of tokens.css, which has no colours of the palette', () => {
  for (const name of sizeProperties) expect(tokens, name).toContain(`${name}:`);
  for (const name of colorProperties) expect(tokens, name).not.toContain(`${name}:`);
});

test('both ways to the dark scheme, the device’s and the reader’s, set the same', () => {
  const css = brandStyles(brandSchema.parse({}), noBrandFiles);
  const [, byDevice] = /:root:not\(\[data-theme="light"\]\)\{([^}]*)\}/.exec(css) ?? [];
  const [, byReader] = /:root\[data-theme="dark"\]\{([^}]*)\}/.exec(css) ?? [];
  expect(byDevice).toContain('--bg:#');
  expect(byReader).toBe(byDevice);
});

describe.skipIf(chromiumPath === undefined)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** What a paragraph of an English page has of a property of the brand. */
  async function valueIn(page: Page, theme: string, property: string): Promise<string> {
    const themeCss = readTheme('theme.css', theme).theme;
    const css = `${tokens}${brandStyles(brandSchema.parse({}), { theme: themeCss })}`;
    await page.setContent(`<html lang="en" data-theme="dark"><style>${css}</style><p>a`);
    return page.locator('p').evaluate((p, name) => getComputedStyle(p).getPropertyValue(name).trim(), property);
  }

  test('paper has the light colours, also where the reader has chosen the dark ones', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    const ofMedia = async (media: 'screen' | 'print') => {
      await page.emulateMedia({ media, colorScheme: 'dark' });
      return [await valueIn(page, '', '--ink'), await valueIn(page, '', '--bg')];
    };
    const { light, dark } = makePalette(brandSchema.parse({}).color);
    expect(await ofMedia('screen')).toEqual([dark['--ink'], dark['--bg']]);
    expect(await ofMedia('print')).toEqual([light['--ink'], light['--bg']]);
    await page.close();
  });

  test('the font of a theme is that of English text, in its own scheme', async () => {
    const page = await browser.newPage();
    expect(await valueIn(page, ':root { --font: Georgia }', '--font')).toBe('Georgia');
    const both = ':root { --font: Georgia } :root[data-theme="dark"] { --font: Verdana }';
    expect(await valueIn(page, both, '--font')).toBe('Verdana');
    await page.close();
  });
});

test('sizes of a theme hold in every language and scheme, and fonts are by locale', () => {
  const { theme } = readTheme('theme.css', ':root { --measure: 30rem } :root[data-theme="dark"] { --font: Georgia }');
  const css = brandStyles(brandSchema.parse({ fonts: { en: '"Inter", sans-serif' } }), { theme });
  expect(css).toContain(':root,:lang(zh),:lang(en){--measure:30rem}');
  expect(css).toContain(':lang(en){--font:"Inter", sans-serif}');
  for (const dark of [':root:not([data-theme="light"])', ':root[data-theme="dark"]'])
    expect(css).toContain(`${dark},${dark} :lang(zh),${dark} :lang(en){--font:Georgia}`);
});

test.each([
  [{ fonts: { en: 'url(https://fonts.example/a)' } }],
  [{ fonts: { en: 'a;}b{' } }],
  [{ fonts: { en: '"Inter' } }],
  [{ fonts: { en: `"Inter', sans-serif` } }],
  [{ fonts: { en: 'Inter"Sans"' } }],
  [{ fonts: { en: 'Inter, , sans-serif' } }],
  [{ fonts: { en: 'Inter,' } }],
  [{ fonts: { en: 'Inter\tSans' } }],
  [{ logo: '../key.svg' }],
  [{ logo: '/media/logo.svg' }],
  [{ favicon: 'icon.png' }],
  [{ color: 'green' }],
  [{ color: 361 }],
  [{ analytics: { script: 'http://stats.example/a.js' } }],
  [{ analytics: { script: 'https://stats.example/a.js; script-src *' } }],
  [{ analytics: { script: 'https://*/a.js' } }],
  [{ analytics: { script: 'https://*.example/a.js' } }],
  [{ analytics: { script: 'https://%2A/a.js' } }],
  [{ analytics: { script: 'https://stats.example/a,b.js' } }],
  [{ analytics: { script: 'https://stats.example/a b.js' } }],
  [{ analytics: { script: 'https://stats.example/a.js', connect: ['https://*'] } }],
  [{ analytics: { script: 'https://stats.example/a.js', connect: ['https://*.example'] } }],
  [{ analytics: { script: 'https://stats.example/a.js', connect: ['https://stats.example/path'] } }],
  [{ analytics: { script: 'https://stats.example/a.js', connect: ["https://stats.example 'unsafe-inline'"] } }],
])('%j is refused', (brand) => {
  expect(brandSchema.safeParse(brand).success).toBe(false);
});

test('names of fonts are bare or in a pair of quotation marks', () => {
  for (const stack of [
    'Inter',
    '"Inter", system-ui,sans-serif',
    "'Source Han Sans SC', -apple-system",
    '思源黑体, "PingFang SC"',
  ])
    expect(brandSchema.safeParse({ fonts: { en: stack } }).error, stack).toBeUndefined();
});
