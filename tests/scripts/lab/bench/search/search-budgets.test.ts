import { describe, expect, test } from 'vitest';
import { judgeSearch } from '../../../../../scripts/lab/bench/search/search-budgets.ts';
import type { SearchRow } from '../../../../../scripts/lab/bench/search/search-report.ts';
import { renderSearch } from '../../../../../scripts/lab/bench/search/search-table.ts';

const files = [
  { path: '/pagefind/wasm.en.pagefind', bytes: 54 * 1024 },
  { path: '/pagefind/index/en_1.pf_index', bytes: 1024 },
  { path: '/pagefind/index/en_2.pf_index', bytes: 1024 },
  { path: '/search/en/postings/a/1.json', bytes: 1024 },
  { path: '/search/en/articles/en_1a2b3c4.json', bytes: 3 * 1024 },
];

const row = (overrides: Partial<SearchRow> = {}): SearchRow => ({
  articles: 150,
  way: 'jieda',
  name: 'Jieda',
  indexCpuSeconds: 1,
  peakMiB: 200,
  indexBytes: { onDisk: 2048, gzip: 1024 },
  sideBytes: { onDisk: 1024, gzip: 512 },
  first: { queries: 9, medianBytes: 120 * 1024, maxBytes: 130 * 1024, requests: 20, files },
  further: { queries: 18, medianBytes: 20 * 1024, maxBytes: 21 * 1024 },
  furtherIndex: { queries: 18, medianBytes: 8 * 1024, maxBytes: 9 * 1024 },
  latency: { queries: 119, medianMilliseconds: 20, p95Milliseconds: 60 },
  load: 1,
  contract: { questions: 600, fullSeconds: 180, askedAgain: 8, editSeconds: 10 },
  ...overrides,
});

const missed = (rows: SearchRow[]): string[] => judgeSearch(rows).flatMap(({ what, isMet }) => (isMet ? [] : [what]));

describe('the budgets of searching', () => {
  test('are met at their limits', () => {
    expect(judgeSearch([row()])).toHaveLength(6);
    expect(missed([row()])).toEqual([]);
  });

  test('are missed just above their limits', () => {
    const above = row({
      first: { ...row().first, medianBytes: 120 * 1024 + 1 },
      furtherIndex: { ...row().furtherIndex, medianBytes: 8 * 1024 + 1 },
      contract: { questions: 600, fullSeconds: 180.1, askedAgain: 8, editSeconds: 10.1 },
      latency: { queries: 119, medianMilliseconds: 20.1, p95Milliseconds: 60.1 },
    });
    expect(missed([above])).toEqual([
      'first query',
      'each of the next two, without the articles',
      'latency, median',
      'latency, p95',
      'search contract, all questions',
      'search contract, one article edited',
    ]);
  });

  test.each([
    [150, 120],
    [151, 250],
    [2000, 250],
    [10_000, 300],
  ])('allow the first query of %i articles %i KiB', (articles, limit) => {
    expect(judgeSearch([row({ articles })])[0]).toMatchObject({ what: 'first query', limit });
  });

  test.each([150, 2000, 10_000, 30_000])('allow the queries of %i articles 20 ms in the median and 60 at p95', (articles) => {
    const latency = judgeSearch([row({ articles })]).filter(({ unit }) => unit === 'ms');
    expect(latency.map(({ what, limit }) => [what, limit])).toEqual([
      ['latency, median', 20],
      ['latency, p95', 60],
    ]);
  });

  test('are missed by values that were not measured', () => {
    expect(missed([row({ latency: { queries: 0, medianMilliseconds: undefined, p95Milliseconds: undefined } })])).toEqual([
      'latency, median',
      'latency, p95',
    ]);
  });

  test('do not judge Pagefind by itself', () => {
    expect(judgeSearch([row({ way: 'pagefind' })])).toEqual([]);
  });
});

test('prints a line for each row and each budget', () => {
  const rows = [row(), row({ way: 'pagefind', name: 'Plain Pagefind' })];
  const text = renderSearch({ sizes: [150], runs: 1, seed: '1', rows, budgets: judgeSearch(rows) });
  expect(text).toMatch(/^150, Plain Pagefind +1\.0 +200 +2 +1\.0 +0\.5 +120\.0 +130\.0 +20 +20\.0 +21\.0 +8\.0 +20\.0 +60\.0$/m);
  expect(text).toMatch(/^150, Jieda +0\.0 +54\.0 +0\.0 +2\.0 +3\.0 +0\.0 +1\.0 +0\.0$/m);
  expect(text).toContain('600 questions of the search contract in 180.0 s; 8 asked again after an edit in 10.0 s.');
  expect(text).toContain('within budget: 150 articles, first query: 120.0 of 120 KiB');
});

test('says when other programs slowed the searches down', () => {
  const render = (load: number): string => renderSearch({ sizes: [150], runs: 1, seed: '1', rows: [row({ load })], budgets: [] });
  expect(render(1)).not.toContain('busy');
  expect(render(5.64)).toContain('The machine was busy, up to 5.6 processes for each processor');
});
