import { expect, test, vi } from 'vitest';

const canDraw = vi.hoisted(() => vi.fn(async () => true));
vi.mock('../../src/brand/share-picture.ts', async (original) => ({ ...(await original()), canDraw }));
vi.mock('../../src/site/site-data.ts', () => ({
  cacheKey: (...parts: unknown[]) => JSON.stringify(parts),
  siteData: async () => ({
    frame: {
      audience: 'public',
      brand: { sharePictures: 'articles', digest: 'a' },
      site: { locales: ['en'], name: { en: 'Help' }, tagline: { en: 'Ask' } },
    },
    articles: [{ locale: 'en', id: 'refunds', title: 'Refunds' }],
  }),
}));

/** Cache keys of all shared pictures on a machine with or without Chinese fonts. */
async function keysWith(fonts: boolean): Promise<unknown[]> {
  vi.resetModules();
  canDraw.mockClear().mockResolvedValue(fonts);
  const pages = await Promise.all([
    import('../../src/pages/[locale]/articles/[id].png.ts'),
    import('../../src/pages/[locale]/share.png.ts'),
  ]);
  const keys = await Promise.all(pages.map(async ({ getStaticPaths }) => (await getStaticPaths())[0]?.cacheKey));
  expect(canDraw).toHaveBeenCalledTimes(1);
  return keys;
}

test('shared pictures are drawn again once the machine has Chinese fonts, which are looked for once', async () => {
  const [article, site] = await keysWith(false);
  const [articleLater, siteLater] = await keysWith(true);
  expect(articleLater).not.toBe(article);
  expect(siteLater).not.toBe(site);
});
