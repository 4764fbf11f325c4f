import { expect, test, vi } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';

const canDraw = vi.hoisted(() => vi.fn(async () => true));
vi.mock('../../src/brand/letters.ts', async (original) => ({ ...(await original()), canDraw }));
const frame = {
  audience: 'public',
  brand: { sharePictures: 'articles', digest: 'a' },
  site: { locales: ['en'], name: { en: 'Help' }, tagline: { en: 'Ask' } },
};
vi.mock('../../src/site/site-data.ts', () => ({ siteData: async () => ({ frame }) }));

/** What the picture of an article and Astro’s cache of the site’s own depend on, with or without Chinese fonts. */
async function keysWith(fonts: boolean): Promise<unknown[]> {
  vi.resetModules();
  canDraw.mockClear().mockResolvedValue(fonts);
  const { pictureDigest } = await import('../../src/site/share-pictures.ts');
  const { getStaticPaths } = await import('../../src/pages/[locale]/share.png.ts');
  const [site] = await getStaticPaths();
  const keys = [await pictureDigest(frame as unknown as Frame, 'en', 'Refunds'), site?.cacheKey];
  expect(canDraw).toHaveBeenCalledTimes(1);
  return keys;
}

test('shared pictures are drawn again once the machine has Chinese fonts, which are looked for once', async () => {
  const [article, site] = await keysWith(false);
  const [articleLater, siteLater] = await keysWith(true);
  expect(articleLater).not.toBe(article);
  expect(siteLater).not.toBe(site);
});
