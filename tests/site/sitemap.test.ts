import { describe, expect, test } from 'vitest';
import { makeSitemap } from '../../src/site/sitemap.ts';

const entries = Array.from({ length: 5 }, (_, number) => ({
  path: `/en/articles/a${number}/`,
  alternates: [['en', `/en/articles/a${number}/`] as const, ['zh-CN', `/zh-cn/articles/a${number}/`] as const],
  changed: number === 0 ? '2026-11-01' : undefined,
}));

const locations = (xml = ''): string[] => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);

describe('the sitemap', () => {
  test('is one file with every page, its translations and the day of its last change', () => {
    const files = makeSitemap(entries, 'https://help.example.com/', 5);
    expect([...files.keys()]).toEqual(['sitemap']);
    const xml = files.get('sitemap');
    expect(locations(xml)).toEqual(entries.map(({ path }) => `https://help.example.com${path}`));
    expect(xml).toContain(
      '<lastmod>2026-11-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://help.example.com/en/articles/a0/"/>',
    );
  });

  test('is split where a file would have more pages than the protocol allows, and lists its parts', () => {
    const files = makeSitemap(entries, 'https://help.example.com/', 2);
    expect(locations(files.get('sitemap'))).toEqual([1, 2, 3].map((part) => `https://help.example.com/sitemap-${part}.xml`));
    expect(files.get('sitemap')).toContain('</sitemapindex>');
    expect([1, 2, 3].flatMap((part) => locations(files.get(`sitemap-${part}`)))).toEqual(
      entries.map(({ path }) => `https://help.example.com${path}`),
    );
  });
});
