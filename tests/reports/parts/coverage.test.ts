import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandWeights } from '../../../src/reports/demand.ts';
import type { ArticleInput, ReportInput } from '../../../src/reports/input.ts';
import type { CoverageCell } from '../../../src/reports/parts/coverage/schema.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, counted, input, revision, searches, votes } from '../builders.ts';

describe('coverage', () => {
  test('is the demand that meets published, fresh articles by all demand', () => {
    const late = article({ id: 'late', reviewed: '2026-01-01' });
    const draft = article({ id: 'draft', state: 'draft' });
    const { coverage } = reportOf(
      withNotHelpful([
        [article(), 6],
        [late, 3],
        [draft, 1],
      ]),
    );
    expect(coverage.totals[0]?.all).toMatchObject({
      published: 2,
      fresh: 1,
      overdue: 1,
      draft: 1,
      demand: 10,
      coverage: { state: 'known', n: 10, share: 0.6 },
    });
  });

  test('is unknown without demand, and the counts remain', () => {
    const { coverage } = reportOf(input({ articles: [article()] }));
    expect(coverage.totals[0]?.all).toMatchObject({ published: 1, demand: 0, coverage: { state: 'unknown', n: 0 } });
  });

  test('does not answer learners with internal articles', () => {
    const { coverage } = reportOf(input({ articles: [article({ audience: 'internal' })] }));
    expect(coverage.totals[0]?.all.published).toBe(0);
  });

  test('counts an article of two products in each, and once in all', () => {
    const { coverage } = reportOf(input({ articles: [article({ products: ['courses', 'clubs'] })] }));
    expect(coverage.totals[0]).toMatchObject({
      all: { published: 1 },
      products: [
        { product: 'courses', published: 1 },
        { product: 'clubs', published: 1 },
      ],
    });
  });

  test('shows what the taxonomy does not know as unclassified', () => {
    const { coverage } = reportOf(input({ articles: [article({ category: 'refnds', products: ['curses'] })] }));
    const row = coverage.rows.find(({ category }) => category === null);
    expect(row).toMatchObject({ locale: 'zh-cn', all: { published: 1 } });
    expect(row?.products.find(({ product }) => product === null)).toMatchObject({ published: 1 });
  });

  test('counts failed searches as demand that met no article, in their category and those above', () => {
    const categories = [counted('refunds', 12), counted('unclassified', 3), counted('invoices', 5, { locale: 'en' })];
    const { coverage } = reportOf({ ...withNotHelpful([[article(), 6]]), searches: searches({ demand: { categories } }) });
    const rowOf = (locale: string, category: string | null) =>
      coverage.rows.find((row) => row.locale === locale && row.category === category);
    expect(rowOf('zh-cn', 'refunds')?.all).toMatchObject({ demand: 18, notHelpful: 6, failedSearches: 12 });
    expect(rowOf('zh-cn', 'orders')?.all).toMatchObject({ demand: 18, coverage: { state: 'known', n: 18, share: 6 / 18 } });
    expect(rowOf('zh-cn', null)?.all).toMatchObject({ demand: 3, published: 0 });
    expect(rowOf('en', 'orders')?.all).toMatchObject({ demand: 5, coverage: { share: 0 } });
    expect(rowOf('en', null)).toBeUndefined();
    expect(coverage.totals[0]).toMatchObject({
      all: { demand: 21 },
      products: [{ product: 'courses', demand: 6 }, { demand: 0 }],
    });
    expect(coverage.gaps.find(({ locale, category }) => locale === 'en' && category === 'invoices')).toMatchObject({ demand: 5 });
  });

  test('may count signals only while all kinds weigh the same', () => {
    expect(new Set(Object.values(demandWeights)).size).toBe(1);
  });

  test('adds up: the top rows of a locale make its totals, in all and in each product', () => {
    const someArticle = fc
      .record({
        locale: fc.constantFrom('zh-cn', 'en'),
        category: fc.constantFrom('orders', 'refunds', 'invoices', 'unheard-of'),
        products: fc.uniqueArray(fc.constantFrom('courses', 'clubs', 'unheard-of'), { minLength: 1 }),
        state: fc.constantFrom('draft' as const, 'in-review' as const, 'published' as const, 'archived' as const),
        reviewed: fc.constantFrom('2026-11-01', '2026-01-01'),
        notHelpful: fc.nat(20),
      })
      .map(({ notHelpful, ...data }): [Partial<ArticleInput>, number] => [data, notHelpful]);
    const someFailed = fc.record({
      locale: fc.constantFrom('zh-cn', 'en'),
      name: fc.constantFrom('orders', 'refunds', 'invoices', 'unclassified', 'gone'),
      n: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(someArticle, { maxLength: 12 }), fc.array(someFailed, { maxLength: 6 }), (some, failed) => {
        const articles = some.map(([data, notHelpful], index): [ArticleInput, number] => [
          article({ ...data, id: `a${index}` }),
          notHelpful,
        ]);
        const categories = failed.map(({ name, n, locale }) => counted(name, n, { locale }));
        const { coverage, summary } = reportOf({ ...withNotHelpful(articles), searches: searches({ demand: { categories } }) });
        for (const { locale, all, products } of coverage.totals) {
          const top = coverage.rows.filter((row) => row.locale === locale && row.path.length === 0);
          expect(add(top.map((row) => row.all))).toEqual(add([all]));
          products.forEach((cell, index) => {
            expect(add(top.flatMap((row) => row.products[index] ?? []))).toEqual(add([cell]));
          });
        }
        const everything = add(coverage.totals.map(({ all }) => all));
        expect(everything['published']! + everything['draft']! + everything['archived']!).toBe(articles.length);
        const votesCast = articles.reduce((sum, [, notHelpful]) => sum + notHelpful, 0);
        const searchesFailed = failed.reduce((sum, { n }) => sum + n, 0);
        expect(everything['demand']).toBe(votesCast + searchesFailed);
        expect([everything['notHelpful'], everything['failedSearches']]).toEqual([votesCast, searchesFailed]);
        expect(summary).toMatchObject({
          demand: votesCast + searchesFailed,
          notHelpful: votesCast,
          failedSearches: searchesFailed,
        });
      }),
    );
  });
});

describe('gaps', () => {
  test('lists leaf categories without a published article, and missing translations, by demand then severity', () => {
    const { coverage } = reportOf(
      withNotHelpful([
        [article(), 4],
        [article({ id: 'invoice', category: 'invoices' }), 0],
        [article({ id: 'draft', locale: 'en', state: 'draft' }), 1],
      ]),
    );
    expect(coverage.gaps).toEqual([
      { kind: 'missing-translation', locale: 'en', category: 'refunds', article: 'refund-a-course', demand: 4, severity: 'high' },
      { kind: 'empty-category', locale: 'en', category: 'refunds', article: null, demand: 1, severity: 'high' },
      { kind: 'empty-category', locale: 'en', category: 'invoices', article: null, demand: 0, severity: 'low' },
      { kind: 'missing-translation', locale: 'en', category: 'invoices', article: 'invoice', demand: 0, severity: 'low' },
    ]);
  });

  test('are none when every leaf and every locale has its article', () => {
    const articles = ['refunds', 'invoices'].flatMap((category) =>
      ['zh-cn', 'en'].map((locale) => article({ id: category, category, locale })),
    );
    expect(reportOf(input({ articles })).coverage.gaps).toEqual([]);
  });
});

/** An input with the given number of not-helpful votes on each article. */
function withNotHelpful(articles: readonly [ArticleInput, number][]): ReportInput {
  return input({
    articles: articles.map(([one]) => one),
    votes: {
      totals: articles.map(([{ id, locale }, notHelpful]) => votes({ article: id, locale, notHelpful })),
      revisions: articles.map(([{ id, locale }]) => revision({ article: id, locale })),
    },
  });
}

function add(cells: readonly CoverageCell[]): Record<string, number> {
  const sum: Record<string, number> = {
    published: 0,
    fresh: 0,
    overdue: 0,
    draft: 0,
    archived: 0,
    demand: 0,
    notHelpful: 0,
    failedSearches: 0,
    signals: 0,
  };
  for (const { coverage, ...counts } of cells) {
    for (const [name, value] of Object.entries({ ...counts, signals: coverage.n })) {
      if (typeof value !== 'number') continue;
      sum[name] = (sum[name] ?? 0) + value;
    }
  }
  return sum;
}
