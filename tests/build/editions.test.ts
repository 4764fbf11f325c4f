import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { articleSchema } from '../../src/knowledge/article.ts';
import { handbookSchema } from '../../src/knowledge/handbook.ts';
import { type ContentCopy, copyContent } from '../support/content-copy.ts';
import { readSite } from '../support/site-files.ts';

/** Fields that name shared data, or hold a choice or a date: they can carry nothing secret of their own. */
const shared = {
  type: 'policy',
  category: 'refunds',
  products: ['courses'],
  stage: 'learning',
  audience: 'internal',
  state: 'published',
  owner: 'billing',
  reviewed: '2026-11-01',
  reviewEvery: 365,
  escalateTo: 'phone',
  translates: undefined,
  issue: undefined,
  related: [],
  order: 99,
} as const;

/** A text for each field of a schema that can hold one, so that each can be looked for on its own. */
function canariesOf(name: string, schema: z.ZodType): { data: Record<string, unknown>; canaries: string[] } {
  const properties = (
    z.toJSONSchema(schema, { io: 'input' }) as { properties: Record<string, { type?: string; items?: unknown }> }
  ).properties;
  const canaries: string[] = [];
  const make = (field: string): string => {
    const canary = field === 'redirectFrom' ? `/canary-${name}-${field}.html` : `金丝雀${name}${field}`;
    canaries.push(canary);
    return canary;
  };
  const data = Object.fromEntries(
    Object.entries(properties).flatMap(([field, { type }]): [string, unknown][] => {
      if (field in shared)
        return shared[field as keyof typeof shared] === undefined ? [] : [[field, shared[field as keyof typeof shared]]];
      if (type === 'string') return [[field, make(field)]];
      if (type === 'array') return [[field, [make(field)]]];
      throw new Error(`Say in this test whether \`${field}\` can hold something internal.`);
    }),
  );
  return { data, canaries };
}

describe('the two editions, built one after the other in one checkout', () => {
  let content: ContentCopy;
  let internalSite: Map<string, string>;
  let publicSite: Map<string, string>;
  const article = canariesOf('article', articleSchema);
  const page = canariesOf('handbook', handbookSchema);
  const body = (name: string): string =>
    `## 金丝雀${name}heading\n\n金丝雀${name}text \`金丝雀${name}code\`\n\n<Callout type="note" title="金丝雀${name}title2">\n\n金丝雀${name}callout\n\n</Callout>\n`;
  const canaries = [
    ...article.canaries,
    ...page.canaries,
    ...['heading', 'text', 'code', 'title2', 'callout'].flatMap((part) => [`金丝雀article${part}`, `金丝雀handbook${part}`]),
    'canary-article',
    'canary-page',
  ];

  beforeAll(async () => {
    content = await copyContent();
    const write = async (path: string, data: object, text: string): Promise<void> => {
      await mkdir(dirname(join(content.contentDir, path)), { recursive: true });
      await writeFile(join(content.contentDir, path), `---\n${stringify(data)}---\n\n${text}`);
    };
    await write('articles/zh-cn/internal/canary-article.mdx', article.data, body('article'));
    await write('handbook/zh-cn/canary-page.mdx', page.data, body('handbook'));
    const inner = await content.build({ KB_AUDIENCE: 'internal', KB_OUT: join(content.siteDir, 'internal') });
    const outer = await content.build({ KB_AUDIENCE: 'public', KB_OUT: join(content.siteDir, 'public') });
    expect([inner.code, outer.code, inner.stderr, outer.stderr]).toEqual([0, 0, '', '']);
    internalSite = await readSite(join(content.siteDir, 'internal'));
    publicSite = await readSite(join(content.siteDir, 'public'));
  });
  afterAll(async () => {
    await content.remove();
  });

  const filesWith = (site: Map<string, string>, text: string): string[] =>
    [...site].filter(([path, content]) => path.includes(text) || content.includes(text)).map(([path]) => path);

  it('shows internal articles, the handbook and the manual in the internal edition, marked as such', () => {
    const html = internalSite.get('zh-cn/articles/canary-article/index.html') ?? '';
    expect(html).toContain('banner-internal');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(internalSite.get('manual/rules/index.html')).toContain('taxonomy/unknown-category');
    expect(internalSite.get('robots.txt')).toContain('Disallow: /\n');
    // The look-out below sees every canary that is there: each stands in at least one file of this edition.
    expect(canaries.filter((canary) => filesWith(internalSite, canary.replace(/^\//, '')).length === 0)).toEqual([]);
    expect(filesWith(internalSite, '金丝雀articletext').some((path) => path.startsWith('pagefind/fragment'))).toBe(true);
  });

  it('has not one internal word in any file of the public one: pages, index, feeds, copies, redirects, revisions', () => {
    expect(publicSite.size).toBeGreaterThan(100);
    const leaks = canaries.flatMap((canary) =>
      filesWith(publicSite, canary.replace(/^\//, '')).map((path) => `${canary} in ${path}`),
    );
    expect(leaks).toEqual([]);
    expect(filesWith(publicSite, 'judge-a-refund-exception')).toEqual([]);
    expect([...publicSite.keys()].filter((path) => /(?:^|\/)(?:manual|handbook)(?:\/|$)/.test(path))).toEqual([]);
  });
});
