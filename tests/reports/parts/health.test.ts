import { describe, expect, test } from 'vitest';
import type { CheckedText } from '../../../src/reports/checked-texts.ts';
import { checklistOf } from '../../../src/reports/parts/health/standard.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, input, revision, votes } from '../builders.ts';

const text = (overrides: Partial<CheckedText> = {}): CheckedText => ({
  type: 'faq',
  rules: [],
  components: [],
  links: 2,
  media: 0,
  leadsOn: true,
  readability: { measure: 'sentence-length', value: 20, score: 1 },
  translated: 1,
  ...overrides,
});

const healthOf = (checked: CheckedText, overrides: Parameters<typeof article>[0] = {}) =>
  reportOf(input({ articles: [article({ checked, ...overrides })] })).health.articles[0];

describe('article health', () => {
  test('is 100 for an article that has everything, and leaves out what is unknown', () => {
    expect(healthOf(text())).toMatchObject({
      score: 100,
      // Helpfulness, findability and media are unknown: 8 of 14 weights.
      known: 0.571,
      checklist: { met: 9, applicable: 9, unmet: [] },
      figures: { helpfulness: null, findability: null, media: null },
      changes: [],
    });
  });

  test('has the criteria of the article’s type', () => {
    expect(checklistOf(text({ type: 'how-to' })).unmet).toEqual(['steps']);
    expect(checklistOf(text({ type: 'how-to', components: ['Steps'] })).unmet).toEqual([]);
    expect(checklistOf(text({ type: 'troubleshooting', rules: ['structure/troubleshooting'] })).unmet).toEqual(['diagnosis']);
    expect(checklistOf(text({ rules: ['answers/missing', 'prose/spelling'], leadsOn: false })).unmet).toEqual([
      'questions',
      'language',
      'wayOn',
    ]);
  });

  test('names the three changes that raise the score most; making the first one raises it by what was said', () => {
    const poor = text({ rules: ['answers/missing', 'link/broken'], translated: 0 });
    const before = healthOf(poor, { reviewed: '2026-01-01' });
    expect(before?.changes.map(({ change }) => change)).toEqual(['freshness', 'links', 'translation']);
    const after = healthOf(poor, { reviewed: '2026-11-01' });
    expect((after?.score ?? 0) - (before?.score ?? 0)).toBeCloseTo(before?.changes[0]?.gain ?? 0, -0.5);
  });

  test('votes and fragile questions count', () => {
    const { health } = reportOf(
      input({
        articles: [article({ checked: text(), answers: ['a'] })],
        contract: new Map([['zh-cn/refund-a-course', { questions: 4, fragile: 1 }]]),
        votes: { totals: [votes({ helpful: 40, notHelpful: 60 })], revisions: [revision()] },
      }),
    );
    expect(health.articles[0]?.figures).toMatchObject({ helpfulness: 0.4, findability: 0.75 });
    expect(health.articles[0]?.changes[0]?.change).toBe('helpfulness');
  });

  test('never rises by a not-helpful vote, and never falls by a helpful one, however few there are', () => {
    const scoreWith = (helpful: number, notHelpful: number, checked: CheckedText): number =>
      reportOf(
        input({
          articles: [article({ checked })],
          votes: { totals: [votes({ helpful, notHelpful })], revisions: [revision()] },
        }),
      ).health.articles[0]?.score ?? 0;
    const poor = text({ rules: ['answers/missing', 'link/broken', 'prose/spelling'], translated: 0, leadsOn: false });
    for (const checked of [text(), poor])
      for (let helpful = 0; helpful < 9; helpful += 1)
        for (let notHelpful = 0; notHelpful < 9; notHelpful += 1) {
          const score = scoreWith(helpful, notHelpful, checked);
          expect(scoreWith(helpful, notHelpful + 1, checked)).toBeLessThanOrEqual(score);
          expect(scoreWith(helpful + 1, notHelpful, checked)).toBeGreaterThanOrEqual(score);
        }
    expect(scoreWith(0, 0, poor)).toBe(healthOf(poor)?.score);
    expect(scoreWith(0, 1000, text())).toBe(Math.round((100 * 8) / 11));
  });

  test('lists published articles only, the least healthy first', () => {
    const { health } = reportOf(
      input({
        articles: [
          article({ id: 'good', checked: text() }),
          article({ id: 'poor', checked: text({ rules: ['answers/missing'] }) }),
          article({ id: 'draft', state: 'draft', checked: text() }),
          article({ id: 'unchecked' }),
        ],
      }),
    );
    expect(health.articles.map(({ id }) => id)).toEqual(['poor', 'good']);
  });
});
