import { describe, expect, test } from 'vitest';
import type { Asked } from '../../src/checks/search-contract/contract.ts';
import { compareSearch } from '../../src/effect/compare-search.ts';

/** @param found ids in the order of the results */
const asked = (question: string, article: string, ...found: string[]): Asked => ({
  locale: 'en',
  article,
  question,
  shipped: { rank: found.indexOf(article) + 1, first: found },
});

const nothing = { before: [], after: [] };

describe('the effect of a change on search', () => {
  test('a question is lost when its article was among the first three and is not, with what is found before it', () => {
    const before = [asked('money back', 'refund', 'refund'), asked('same', 'other', 'a', 'b', 'c', 'other')];
    const after = [asked('money back', 'refund', 'a', 'b', 'c', 'refund'), asked('same', 'other', 'a', 'b', 'c', 'other')];
    const { lost, won, fellBehind } = compareSearch({ before, after }, nothing);
    expect(lost).toEqual([
      { locale: 'en', article: 'refund', question: 'money back', before: 1, after: 4, first: ['a', 'b', 'c'] },
    ]);
    expect([won, fellBehind]).toEqual([[], []]);
  });

  test('an article that is not found at all has the first three before it', () => {
    const { lost } = compareSearch(
      { before: [asked('q', 'refund', 'refund')], after: [asked('q', 'refund', 'a', 'b', 'c', 'd')] },
      nothing,
    );
    expect(lost).toEqual([expect.objectContaining({ after: 0, first: ['a', 'b', 'c'] })]);
  });

  test('a new question is won or lost; one that was taken away is neither', () => {
    const effect = compareSearch(
      {
        before: [asked('old', 'refund', 'refund')],
        after: [asked('new', 'refund', 'refund'), asked('hopeless', 'refund')],
      },
      nothing,
    );
    expect(effect.won).toEqual([expect.objectContaining({ question: 'new', before: null, after: 1 })]);
    expect(effect.lost).toEqual([expect.objectContaining({ question: 'hopeless', before: null, after: 0 })]);
    expect(effect.totals).toEqual({
      before: { questions: 1, found: 1, first: 1 },
      after: { questions: 2, found: 1, first: 1 },
    });
  });

  test('names articles that newly come before another, with all its questions, and not those that did so before', () => {
    const before = [asked('one', 'refund', 'refund'), asked('two', 'refund', 'known', 'refund')];
    const after = [asked('one', 'refund', 'rival', 'refund'), asked('two', 'refund', 'known', 'rival', 'refund')];
    const { rivals, fellBehind } = compareSearch({ before, after }, nothing);
    expect(rivals).toEqual([{ locale: 'en', article: 'refund', rival: 'rival', questions: ['one', 'two'] }]);
    expect(fellBehind.map(({ question }) => question)).toEqual(['one']);
  });

  test('says which questions the text alone answered and answers', () => {
    const before = [asked('kept', 'refund', 'refund'), asked('gone', 'refund', 'refund'), asked('late', 'refund')];
    const after = [asked('kept', 'refund', 'refund'), asked('gone', 'refund', 'a'), asked('late', 'refund', 'a', 'refund')];
    const { textAlone } = compareSearch(nothing, { before, after });
    expect(textAlone).toMatchObject({ questions: 3, found: { before: 2, after: 2 } });
    expect(textAlone.lost.map(({ question }) => question)).toEqual(['gone']);
    expect(textAlone.won.map(({ question }) => question)).toEqual(['late']);
  });
});
