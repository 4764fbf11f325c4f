import { check, LinkState } from 'linkinator';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ServedSite, serveSite } from '../support/served-site.ts';
import { readSite } from '../support/site-files.ts';

describe('links of the built site', () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await serveSite(inject('siteDir'));
  });
  afterAll(async () => {
    await site.close();
  });

  test('all lead to a page of the site, also to its headings', async () => {
    const { links } = await check({
      path: [
        `${site.url}/`,
        `${site.url}/en/`,
        `${site.url}/zh-cn/search/`,
        `${site.url}/en/search/`,
        `${site.url}/help/refund.html`,
      ],
      recurse: true,
      concurrency: 10,
      checkFragments: true,
      // Links to other sites are checked at night: they must not block a change.
      linksToSkip: async (link) => !link.startsWith(site.url),
    });
    const visited = links.filter(({ state }) => state !== LinkState.SKIPPED);
    expect(visited.length).toBeGreaterThan(100);
    expect(
      visited.filter(({ state }) => state === LinkState.BROKEN).map(({ url, parent, status }) => ({ url, parent, status })),
    ).toEqual([]);
  });

  test('lead from the home page to every article in two taps', async () => {
    const files = await readSite(inject('siteDir'));
    const linksOf = (path: string): string[] => {
      const html = files.get(`${path.slice(1)}index.html`) ?? '';
      return [...html.matchAll(/<a [^>]*href="(\/[^"#?]*)"/g)].map(([, href = '']) => href);
    };
    for (const [home, locale] of [
      ['/', 'zh-cn'],
      ['/en/', 'en'],
    ] as const) {
      const reached = new Set(linksOf(home).flatMap((path) => [path, ...linksOf(path)]));
      const articles = [...files.keys()].flatMap((path) =>
        path.startsWith(`${locale}/articles/`) && path.endsWith('/index.html') ? [`/${path.replace('index.html', '')}`] : [],
      );
      expect(articles.length).toBeGreaterThan(80);
      expect(articles.filter((path) => !reached.has(path))).toEqual([]);
    }
  });
});
