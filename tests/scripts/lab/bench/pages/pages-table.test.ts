import { expect, test } from 'vitest';
import type { LighthouseRow } from '../../../../../scripts/lab/bench/pages/lighthouse.ts';
import { renderPages } from '../../../../../scripts/lab/bench/pages/pages-table.ts';
import { isGood } from '../../../../../scripts/lab/bench/pages/score-budget.ts';

const row = (overrides: Partial<LighthouseRow> = {}): LighthouseRow => ({
  site: 'Jieda',
  page: 'article',
  url: '/',
  performance: 98,
  accessibility: 98,
  bestPractices: 98,
  seo: 98,
  lcp: 1230,
  tbt: 0,
  cls: 0,
  transferredBytes: 14_132,
  requests: 9,
  failed: [],
  ...overrides,
});

test.each(['performance', 'accessibility', 'bestPractices', 'seo'] as const)(
  'a page with too low a score for %s is under',
  (score) => {
    expect(isGood(row())).toBe(true);
    expect(isGood(row({ [score]: 97 }))).toBe(false);
  },
);

test('the search page is judged without its SEO score', () => {
  expect(isGood(row({ page: 'search', seo: 63 }))).toBe(true);
  expect(isGood(row({ page: 'search', performance: 97 }))).toBe(false);
});

test('lists audits that did not pass, and what was left out', () => {
  const text = renderPages({
    pages: [],
    lighthouse: [row({ seo: 97, failed: ['meta-description'] }), row({ site: 'Starlight', performance: 60 })],
    notes: ['Starlight is left out: no network.'],
  });
  expect(text).toMatch(/^Jieda: article .* 97 .* 1\.23 .* 13\.8 +UNDER$/m);
  expect(text).toMatch(/^Starlight: article(?!.*UNDER).*$/m);
  expect(text).toContain('Not passed, Jieda, article: meta-description');
  expect(text).toContain('Starlight is left out: no network.');
});
