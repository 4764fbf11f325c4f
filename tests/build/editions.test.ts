import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContentCopy, copyContent } from '../support/content-copy.ts';
import { readSite } from '../support/site-files.ts';

const internal = 'articles/zh-cn/internal/judge-a-refund-exception.mdx';

describe('the two editions, built one after the other in one checkout', () => {
  let content: ContentCopy;
  let internalSite: Map<string, string>;
  let publicSite: Map<string, string>;
  beforeAll(async () => {
    content = await copyContent();
    await content.edit(internal, /^title: .*$/m, 'title: 金丝雀标题');
    await content.edit(internal, /^summary: .*$/m, 'summary: 金丝雀摘要');
    await content.edit(internal, /^answers:$/m, 'answers:\n  - 金丝雀问法');
    await content.edit(internal, /^## (.*)$/m, '## 金丝雀小节\n\n金丝雀正文\n\n## $1');
    await content.edit(internal, /^(state: .*)$/m, '$1\nredirectFrom: [/canary-old-path.html]');
    const inner = await content.build({ KB_AUDIENCE: 'internal', KB_OUT: join(content.siteDir, 'internal') });
    const outer = await content.build({ KB_AUDIENCE: 'public', KB_OUT: join(content.siteDir, 'public') });
    expect([inner.code, outer.code, inner.stderr, outer.stderr]).toEqual([0, 0, '', '']);
    internalSite = await readSite(join(content.siteDir, 'internal'));
    publicSite = await readSite(join(content.siteDir, 'public'));
  });
  afterAll(async () => {
    await content.remove();
  });

  const canary = /金丝雀|canary|judge-a-refund-exception|escalate-a-complaint/;

  it('shows internal articles and the manual in the internal edition, marked as such', () => {
    const page = internalSite.get('zh-cn/articles/judge-a-refund-exception/index.html') ?? '';
    expect(page).toContain('金丝雀正文');
    expect(page).toContain('banner-internal');
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(internalSite.get('manual/rules/index.html')).toContain('taxonomy/unknown-category');
    expect([...internalSite].some(([path, text]) => path.startsWith('pagefind/fragment') && text.includes('金丝雀正文'))).toBe(
      true,
    );
  });

  it('has nothing internal in any file of the public one: pages, index, redirects, revisions', () => {
    expect(publicSite.size).toBeGreaterThan(100);
    const leaks = [...publicSite].filter(([path, text]) => canary.test(path) || canary.test(text)).map(([path]) => path);
    expect(leaks).toEqual([]);
    expect([...publicSite.keys()].filter((path) => path.startsWith('manual'))).toEqual([]);
  });
});
