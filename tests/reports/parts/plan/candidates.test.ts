import { describe, expect, test } from 'vitest';
import type { AskedOnDay } from '../../../../src/questions/asked-counts.ts';
import type { ReportInput } from '../../../../src/reports/input.ts';
import { reportOf } from '../../../../src/reports/report.ts';
import { article, counted, history, input, present, revision, searches, votes } from '../../builders.ts';

const textOf: Readonly<Record<string, string>> = {
  'much-read': 'how to get money back',
  'little-read': 'which invoices a company can have',
};

/** Two articles about refunds in Chinese, none in English; four weeks. */
function untranslated(overrides: Partial<ReportInput> = {}): ReportInput {
  const ids = ['much-read', 'little-read'];
  return input({
    articles: ids.map((id) => article({ id, present: present({ words: textOf[id] ?? '' }) })),
    votes: {
      revisions: ids.map((id) => revision({ article: id, words: textOf[id] ?? '', firstSeen: '2026-10-24' })),
      totals: [
        votes({ article: 'much-read', helpful: 90, notHelpful: 0 }),
        votes({ article: 'little-read', helpful: 30, notHelpful: 0 }),
      ],
    },
    ...overrides,
  });
}

const planned = (given: ReportInput) =>
  reportOf(given).plan.candidates.map(({ kind, locale, article: id, category, demand }) => ({
    what: `${kind} ${locale} ${id ?? category}`,
    demand,
  }));

describe('a translation', () => {
  test('is not proposed because the original is much read: somebody must want it in the language', () => {
    expect(planned(untranslated())).toEqual([]);
  });

  test('into a language without votes is proposed for what its readers search for and do not find, as the originals are read', () => {
    const demand = { categories: [counted('refunds', 40, { locale: 'en' })] };
    const found = planned(untranslated({ searches: searches({ demand }) }));
    // Ten failed searches a week, three quarters for the article that has three quarters of the votes.
    expect(found).toEqual([
      { what: 'translate en much-read', demand: 7.5 },
      { what: 'translate en little-read', demand: 2.5 },
    ]);
  });

  test('is proposed for visits to the page that shows the original, and for questions in the language', () => {
    const visits = [{ locale: 'en', article: 'little-read', day: null, visits: 60 }];
    expect(planned(untranslated({ visits }))).toEqual([{ what: 'translate en little-read', demand: 15 }]);
    const question = { locale: 'en', category: 'refunds', product: null, linked: 'little-read', n: 20 };
    const past = untranslated().history;
    const asked = { now: [question], before: [] };
    expect(planned(untranslated({ history: { ...past!, asked } }))).toEqual([{ what: 'translate en little-read', demand: 5 }]);
  });

  test('shares out what belongs to no category among all originals, so that nothing counts twice', () => {
    const demand = { categories: [counted('unclassified', 40, { locale: 'en' })] };
    const found = planned(untranslated({ searches: searches({ demand }) }));
    expect(found.map(({ what }) => what)).toEqual(['translate en much-read', 'translate en little-read']);
    expect(found.reduce((sum, each) => sum + each.demand, 0)).toBeCloseTo(10, 9);
  });
});

describe('a reply template', () => {
  const asked = (overrides: Partial<AskedOnDay> = {}): AskedOnDay => ({
    ...{ day: '2026-11-19', locale: 'en', kind: 'question', category: 'refunds', n: 40, due: 0, kept: 0 },
    ...overrides,
  });
  const given = (questions: AskedOnDay[], replies: ReportInput['replies'] = []) =>
    planned(input({ replies, history: history({ days: { ...history().days, questions } }) }));

  test('is proposed in the language of the questions', () => {
    expect(given([asked()])).toEqual([{ what: 'reply en refunds', demand: 10 }]);
    expect(given([asked({ n: 12 }), asked({ locale: 'zh-cn', n: 28 })])).toEqual([{ what: 'reply zh-cn refunds', demand: 7 }]);
  });

  test('is not proposed where the category or one above it has one in that language', () => {
    for (const category of ['refunds', 'orders']) expect(given([asked()], [{ locale: 'en', category }])).toEqual([]);
    for (const reply of [{ locale: 'zh-cn', category: 'refunds' }, { locale: 'en', category: 'invoices' }, { locale: 'en' }])
      expect(given([asked()], [reply])).toHaveLength(1);
  });

  test('for complaints leaves other questions without one', () => {
    const template = { locale: 'en', category: 'refunds', kind: 'complaint' } as const;
    const both = [asked({ n: 24 }), asked({ kind: 'complaint', n: 30 })];
    expect(given(both, [template])).toEqual([{ what: 'reply en refunds', demand: 6 }]);
  });
});
