import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandWeights } from '../../../src/reports/demand.ts';
import type { ArticleInput, ReportInput } from '../../../src/reports/input.ts';
import type { CoverageCell } from '../../../src/reports/parts/coverage/schema.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, counted, history, input, revision, searches, votes } from '../builders.ts';

/** Votes of the period on an article, helpful and not. */
type Voted = [ArticleInput, helpful: number, notHelpful: number];

describe('coverage', () => {
  test('is the demand that answering articles meet, by all demand', () => {
    const late = article({ id: 'late', reviewed: '2026-01-01' });
    const draft = article({ id: 'draft', state: 'draft' });
    const { coverage } = reportOf(
      withVotes([
        [article(), 6, 2],
        [late, 3, 0],
        [draft, 1, 0],
      ]),
    );
    expect(coverage.totals[0]?.all).toMatchObject({
      published: 2,
      fresh: 1,
      overdue: 1,
      answering: 1,
      draft: 1,
      demand: 12,
      met: 6,
      unmet: 6,
      coverage: { state: 'known', n: 12, share: 0.5 },
    });
  });

  test('does not rise from nothing to two thirds because ten learners say that an article does not help', () => {
    const categories = [counted('refunds', 5)];
    const sharing = (...cast: Voted[]) => ({ ...withVotes(cast), searches: searches({ demand: { categories } }) });
    expect(reportOf(sharing([article(), 0, 0])).coverage.all.coverage).toMatchObject({ n: 5, share: 0 });
    expect(reportOf(sharing([article(), 0, 10])).coverage.all.coverage).toMatchObject({ n: 15, share: 0 });
  });

  test('is unknown without demand, and the counts remain', () => {
    const { coverage } = reportOf(input({ articles: [article()] }));
    expect(coverage.totals[0]?.all).toMatchObject({ published: 1, demand: 0, coverage: { state: 'unknown', n: 0 } });
  });

  test('does not answer learners with internal articles', () => {
    const { coverage } = reportOf(withVotes([[article({ audience: 'internal' }), 5, 0]]));
    expect(coverage.totals[0]?.all).toMatchObject({ published: 0, demand: 5, met: 0 });
  });

  test('judges an article by its present text only when enough learners say that it does not help', () => {
    const shortcomings = (helpful: number, notHelpful: number) =>
      reportOf(withVotes([[article(), helpful, notHelpful]])).articles[0]?.shortcomings;
    expect(shortcomings(0, 2)).toEqual([]);
    expect(shortcomings(0, 3)).toEqual(['unhelpful']);
    expect(shortcomings(11, 3)).toEqual([]);
    expect(shortcomings(6, 3)).toEqual(['unhelpful']);
  });

  test('does not count on an article that search finds only in exact wording', () => {
    const given = withVotes([[article(), 8, 0]]);
    const hidden = reportOf({ ...given, contract: new Map([['zh-cn/refund-a-course', { questions: 4, fragile: 3 }]]) });
    expect(hidden.articles[0]?.shortcomings).toEqual(['hard-to-find']);
    expect(hidden.coverage.all).toMatchObject({ demand: 8, met: 0 });
    const found = reportOf({ ...given, contract: new Map([['zh-cn/refund-a-course', { questions: 4, fragile: 2 }]]) });
    expect(found.coverage.all.met).toBe(8);
  });

  test('counts an article of two products in each, and once in all', () => {
    const { coverage } = reportOf(withVotes([[article({ products: ['courses', 'clubs'] }), 4, 0]]));
    expect(coverage.totals[0]).toMatchObject({
      all: { published: 1, demand: 4 },
      products: [
        { product: 'courses', published: 1, demand: 4 },
        { product: 'clubs', published: 1, demand: 4 },
      ],
      stages: [{ stage: 'learning', published: 1, demand: 4 }],
    });
    expect(coverage.cells).toMatchObject([{ locale: 'zh-cn', category: 'refunds', products: ['courses', 'clubs'], demand: 4 }]);
  });

  test('shows what the taxonomy does not know as unclassified', () => {
    const lost = article({ category: 'refnds', products: ['curses'], stage: 'somewhere' });
    const { coverage } = reportOf(withVotes([[lost, 2, 0]]));
    const row = coverage.rows.find(({ category }) => category === null);
    expect(row).toMatchObject({ locale: 'zh-cn', all: { published: 1, demand: 2 } });
    expect(row?.products.find(({ product }) => product === null)).toMatchObject({ published: 1, demand: 2 });
    expect(row?.stages.find(({ stage }) => stage === null)).toMatchObject({ published: 1, demand: 2 });
  });

  test('counts votes on an article that is gone as demand that nothing meets', () => {
    const { coverage } = reportOf(
      input({ articles: [article()], votes: { totals: [votes({ article: 'gone', helpful: 3, notHelpful: 1 })], revisions: [] } }),
    );
    expect(coverage.rows.find(({ category }) => category === null)?.all).toMatchObject({ demand: 4, met: 0 });
  });

  test('counts failed searches as never met, in their category and those above, and found ones as met', () => {
    const demand = {
      categories: [counted('refunds', 12), counted('unclassified', 3), counted('invoices', 5, { locale: 'en' })],
      outcomes: [counted('no-result', 10), counted('no-click', 5), counted('no-result', 5, { locale: 'en' })],
      counters: [counted('search-found', 35)],
    };
    const { coverage } = reportOf({ ...withVotes([[article(), 6, 0]]), searches: searches({ demand }) });
    const rowOf = (locale: string, category: string | null) =>
      coverage.rows.find((row) => row.locale === locale && row.category === category);
    expect(rowOf('zh-cn', 'refunds')?.all).toMatchObject({ demand: 18, helpful: 6, failedSearches: 12, met: 6 });
    expect(rowOf('zh-cn', 'orders')?.all).toMatchObject({ demand: 18, coverage: { state: 'known', n: 18, share: 6 / 18 } });
    expect(rowOf('zh-cn', null)?.all).toMatchObject({ demand: 33, foundSearches: 30, failedSearches: 3, met: 30 });
    expect(rowOf('en', 'orders')?.all).toMatchObject({ demand: 5, coverage: { share: 0 } });
    expect(rowOf('en', null)).toBeUndefined();
    expect(coverage.totals[0]).toMatchObject({
      all: { demand: 51, met: 36 },
      products: [
        { product: 'courses', demand: 6 },
        { product: 'clubs', demand: 0 },
        { product: null, demand: 45 },
      ],
    });
    expect(coverage.gaps.find(({ locale, category }) => locale === 'en' && category === 'invoices')).toMatchObject({ demand: 5 });
  });

  test('counts questions by category and product, met when they were answered with an answering article', () => {
    const ask = { locale: 'zh-cn', category: 'invoices', product: 'clubs' };
    const asked = [
      { ...ask, linked: null, n: 4 },
      { ...ask, linked: 'refund-a-course', n: 3 },
      { locale: 'zh-cn', category: null, product: null, linked: null, n: 2 },
    ];
    const { coverage, articles } = reportOf(
      input({ articles: [article()], history: history({ asked: { now: asked, before: [] } }) }),
    );
    const rowOf = (category: string | null) => coverage.rows.find((row) => row.category === category)?.all;
    expect(rowOf('invoices')).toMatchObject({ questions: 7, met: 3 });
    expect(rowOf(null)).toMatchObject({ questions: 2, met: 0 });
    expect(coverage.totals[0]?.products).toMatchObject([{ demand: 0 }, { product: 'clubs', demand: 7 }, { demand: 2 }]);
    expect(articles[0]?.demand).toBe(3);
  });

  test('counts visits without the votes that were cast on them', () => {
    const visited = { locale: 'zh-cn', article: 'refund-a-course', day: null, visits: 50 };
    const given = { ...withVotes([[article(), 8, 2]]), visits: [visited, { ...visited, day: '2026-01-01' }] };
    expect(reportOf(given).coverage.all).toMatchObject({ demand: 50, visits: 40, met: 48 });
  });

  test('is less sure where it hangs on one article: its visits are met together', () => {
    const visited = (article: string, visits: number) => ({ locale: 'zh-cn', article, day: null, visits });
    const late = article({ id: 'late', reviewed: '2026-01-01' });
    const many = Array.from({ length: 20 }, (_, index) => article({ id: `a${index}` }));
    const widthOf = (visits: ReportInput['visits'], articles: ArticleInput[]): number => {
      const { coverage, independent, demand } = reportOf(input({ articles, visits })).coverage.all;
      expect(demand).toBe(2000);
      if (coverage.state !== 'known') throw new Error(coverage.state);
      expect(coverage.share).toBeCloseTo(0.5, 12);
      expect(independent).toBeCloseTo(articles.length, 12);
      return coverage.high - coverage.low;
    };
    const two = widthOf([visited('refund-a-course', 1000), visited('late', 1000)], [article(), late]);
    const halfLate = many.map((one, index) => (index % 2 === 0 ? one : { ...one, reviewed: '2026-01-01' }));
    const twenty = widthOf(
      many.map(({ id }) => visited(id, 100)),
      halfLate,
    );
    expect(two).toBeGreaterThan(0.7);
    expect(twenty).toBeGreaterThan(0.3);
    expect(twenty).toBeLessThan(two);
  });

  test('compares with no period before when visits are known of this one alone', () => {
    const before = [votes({ helpful: 8, notHelpful: 2 })];
    const beforeOf = (visits: ReportInput['visits']): string =>
      reportOf(input({ articles: [article()], visits, history: history({ votes: { now: [], before, weeks: [], later: [] } }) }))
        .coverage.before.state;
    const visited = { locale: 'zh-cn', article: 'refund-a-course', day: null, visits: 50 };
    expect(beforeOf(undefined)).toBe('known');
    expect(beforeOf([visited])).toBe('unknown');
    expect(beforeOf([{ ...visited, day: history().before.to }])).toBe('known');
  });

  test('compares with the period before, and takes no credit for a review since', () => {
    const before = [votes({ helpful: 8, notHelpful: 2 })];
    const given = (reviewed: string) =>
      reportOf(
        input({
          articles: [article({ reviewed, reviewEvery: 90 })],
          history: history({ votes: { now: [], before, weeks: [], later: [] } }),
        }),
      ).coverage.before;
    expect(given('2026-11-10')).toMatchObject({ n: 10, share: 0.8 });
    expect(given('2026-08-01')).toMatchObject({ n: 10, share: 0.8 });
    expect(given('2026-07-01')).toMatchObject({ n: 10, share: 0 });
  });

  test('may count signals only while all kinds weigh the same', () => {
    expect(new Set(Object.values(demandWeights)).size).toBe(1);
  });

  const someArticle = fc
    .record({
      locale: fc.constantFrom('zh-cn', 'en'),
      category: fc.constantFrom('orders', 'refunds', 'invoices', 'unheard-of'),
      products: fc.uniqueArray(fc.constantFrom('courses', 'clubs', 'unheard-of'), { minLength: 1 }),
      stage: fc.constantFrom('learning', 'unheard-of'),
      state: fc.constantFrom(
        'published' as const,
        'published' as const,
        'draft' as const,
        'in-review' as const,
        'archived' as const,
      ),
      reviewed: fc.constantFrom('2026-11-01', '2026-01-01'),
      helpful: fc.nat(30),
      notHelpful: fc.oneof(fc.nat(3), fc.nat(20)),
      visits: fc.nat(60),
    })
    .map(({ helpful, notHelpful, visits, ...data }) => ({ data, helpful, notHelpful, visits }));
  const localised = { locale: fc.constantFrom('zh-cn', 'en'), n: fc.nat(30) };
  const someFailed = fc.record({ ...localised, name: fc.constantFrom('orders', 'refunds', 'unclassified', 'gone') });
  const someOutcome = fc.record({ ...localised, name: fc.constantFrom('no-result', 'no-click') });
  const someFound = fc.record({ ...localised, name: fc.constant('search-found') });
  const someAsked = fc.record({
    ...localised,
    category: fc.constantFrom('refunds', 'gone', null),
    product: fc.constantFrom('clubs', 'gone', null),
    linked: fc.constantFrom('a0', 'a1', 'gone', null),
  });
  const some = fc.record({
    articles: fc.array(someArticle, { maxLength: 10 }),
    failed: fc.array(someFailed, { maxLength: 6 }),
    outcomes: fc.array(someOutcome, { maxLength: 4 }),
    found: fc.array(someFound, { maxLength: 4 }),
    asked: fc.array(someAsked, { maxLength: 6 }),
  });
  type Some = typeof some extends fc.Arbitrary<infer Value> ? Value : never;

  function inputOf({ articles: list, failed, outcomes, found, asked }: Some): ReportInput {
    const articles = list.map(({ data }, index) => article({ ...data, id: `a${index}` }));
    const given = withVotes(list.map(({ helpful, notHelpful }, index): Voted => [articles[index]!, helpful, notHelpful]));
    const count = ({ name, n, locale }: { name: string; n: number; locale: string }) => counted(name, n, { locale });
    return {
      ...given,
      history: { ...given.history!, asked: { now: asked, before: [] } },
      visits: list.map(({ visits }, index) => ({ locale: articles[index]!.locale, article: `a${index}`, day: null, visits })),
      searches: searches({
        demand: { categories: failed.map(count), outcomes: outcomes.map(count), counters: found.map(count) },
      }),
    };
  }

  test('adds up: the top rows, the stages and the finest cells each make the totals', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { coverage, summary } = reportOf(inputOf(given));
        for (const { locale, all, products, stages } of coverage.totals) {
          const top = coverage.rows.filter((row) => row.locale === locale && row.path.length === 0);
          expect(add(top.map((row) => row.all))).toEqual(add([all]));
          expect(add(stages)).toEqual(add([all]));
          expect(add(coverage.cells.filter((cell) => cell.locale === locale))).toEqual(add([all]));
          products.forEach((cell, index) => {
            expect(add(top.flatMap((row) => row.products[index] ?? []))).toEqual(add([cell]));
          });
        }
        const everything = add(coverage.totals.map(({ all }) => all));
        expect(add([coverage.all])).toEqual(everything);
        expect(everything['published']! + everything['draft']! + everything['archived']!).toBe(given.articles.length);
        const kinds = ['foundSearches', 'failedSearches', 'helpful', 'notHelpful', 'questions', 'visits'];
        expect(everything['demand']).toBe(kinds.reduce((sum, kind) => sum + everything[kind]!, 0));
        const sum = (list: readonly { n: number }[]): number => list.reduce((total, { n }) => total + n, 0);
        expect(everything['failedSearches']).toBe(sum(given.failed));
        expect(everything['questions']).toBe(sum(given.asked));
        expect(everything['helpful']).toBe(given.articles.reduce((total, { helpful }) => total + helpful, 0));
        expect(summary.demand).toBe(everything['demand']);
      }),
    );
  });

  test('never rises by a not-helpful vote, anywhere', () => {
    fc.assert(
      fc.property(some, fc.nat(), (given, pick) => {
        fc.pre(given.articles.length > 0);
        const target = pick % given.articles.length;
        const worse = {
          ...given,
          articles: given.articles.map((one, index) => (index === target ? { ...one, notHelpful: one.notHelpful + 1 } : one)),
        };
        const [before, after] = [given, worse].map((each) => cellsByPlace(inputOf(each)));
        for (const [place, cell] of after!) {
          const earlier = before!.get(place);
          if (earlier === undefined || earlier.demand === 0) expect(cell.met).toBe(0);
          else expect(cell.met * earlier.demand).toBeLessThanOrEqual(earlier.met * cell.demand);
        }
      }),
    );
  });

  test('never falls by a helpful vote on a published, current article that search finds, anywhere', () => {
    fc.assert(
      fc.property(some, fc.nat(), (given, pick) => {
        const inOrder = given.articles.flatMap(({ data }, index) =>
          data.state === 'published' && data.reviewed === '2026-11-01' ? [index] : [],
        );
        fc.pre(inOrder.length > 0);
        const target = inOrder[pick % inOrder.length];
        const better = {
          ...given,
          articles: given.articles.map((one, index) => (index === target ? { ...one, helpful: one.helpful + 1 } : one)),
        };
        const [before, after] = [given, better].map((each) => cellsByPlace(inputOf(each)));
        for (const [place, cell] of after!) {
          const earlier = before!.get(place);
          if (earlier !== undefined) expect(cell.met * earlier.demand).toBeGreaterThanOrEqual(earlier.met * cell.demand);
        }
      }),
    );
  });

  test('is the same in whatever order articles, votes and searches come', () => {
    fc.assert(
      fc.property(some, (given) => {
        const straight = inputOf(given);
        const reverse = <Item>(items: readonly Item[]): Item[] => items.toReversed();
        const { votes: cast, history: past, visits, searches: searched } = straight;
        const turned: ReportInput = {
          ...straight,
          articles: reverse(straight.articles),
          votes: { totals: reverse(cast!.totals), revisions: reverse(cast!.revisions) },
          history: {
            ...past!,
            votes: { ...past!.votes, now: reverse(past!.votes.now) },
            asked: { now: reverse(past!.asked.now), before: [] },
          },
          visits: reverse(visits!),
          searches: searches({
            demand: {
              categories: reverse(searched.demand!.categories),
              outcomes: reverse(searched.demand!.outcomes),
              counters: reverse(searched.demand!.counters),
            },
          }),
        };
        const { gaps: _gaps, ...expected } = reportOf(straight).coverage;
        expect(reportOf(turned).coverage).toMatchObject(expected);
      }),
    );
  });
});

/** Every cell of a report, by where it stands. */
function cellsByPlace(given: ReportInput): Map<string, CoverageCell> {
  const { all, totals, rows, cells } = reportOf(given).coverage;
  return new Map<string, CoverageCell>([
    ['all', all],
    ...[...totals, ...rows].flatMap((row): [string, CoverageCell][] => {
      const place = `${row.locale} ${'category' in row ? row.category : 'total'}`;
      return [
        [place, row.all],
        ...row.products.map((cell): [string, CoverageCell] => [`${place} product ${cell.product}`, cell]),
        ...row.stages.map((cell): [string, CoverageCell] => [`${place} stage ${cell.stage}`, cell]),
      ];
    }),
    ...cells.map((cell): [string, CoverageCell] => [
      JSON.stringify([cell.locale, cell.category, cell.products, cell.stage]),
      cell,
    ]),
  ]);
}

describe('gaps', () => {
  test('lists leaf categories without a published article, and missing translations, by demand then severity', () => {
    const { coverage } = reportOf(
      withVotes([
        [article(), 0, 4],
        [article({ id: 'invoice', category: 'invoices' }), 0, 0],
        [article({ id: 'draft', locale: 'en', state: 'draft' }), 0, 1],
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

/** An input with the given votes on each article. */
function withVotes(cast: readonly Voted[]): ReportInput {
  return input({
    articles: cast.map(([one]) => one),
    votes: {
      totals: cast.map(([{ id, locale }, helpful, notHelpful]) => votes({ article: id, locale, helpful, notHelpful })),
      revisions: cast.map(([{ id, locale }]) => revision({ article: id, locale })),
    },
  });
}

function add(cells: readonly CoverageCell[]): Record<string, number> {
  const names = Object.keys(cellNames) as (keyof typeof cellNames)[];
  return Object.fromEntries(names.map((name) => [name, cells.reduce((sum, cell) => sum + cell[name], 0)]));
}

const cellNames = {
  published: 0,
  fresh: 0,
  overdue: 0,
  answering: 0,
  draft: 0,
  archived: 0,
  demand: 0,
  met: 0,
  unmet: 0,
  foundSearches: 0,
  failedSearches: 0,
  helpful: 0,
  notHelpful: 0,
  questions: 0,
  visits: 0,
} satisfies Record<Exclude<keyof CoverageCell, 'coverage' | 'independent'>, 0>;
