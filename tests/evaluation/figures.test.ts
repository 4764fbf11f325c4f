import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../src/evaluation/calibration.ts';
import { type Answered, figuresOf, meanOf } from '../../src/evaluation/figures.ts';

const answered = (overrides: Partial<Answered> = {}): Answered => ({
  q: 'how do I pay',
  gold: ['paying'],
  ids: ['paying', 'refund'],
  confidence: 0.9,
  isUnsure: false,
  ...overrides,
});

describe('figuresOf', () => {
  test('measures success on the questions that an article answers, and emptiness on all', () => {
    const figures = figuresOf([
      answered(),
      answered({ ids: ['refund', 'coupon', 'paying'] }),
      answered({ ids: [], isUnsure: true }),
      answered({ gold: [], ids: ['refund'], isUnsure: true }),
    ]);
    expect(figures.n).toBe(4);
    expect(figures.success1).toMatchObject({ count: 1, n: 3, share: 1 / 3 });
    expect(figures.success3).toMatchObject({ count: 2, n: 3 });
    expect(figures.mrr10).toBeCloseTo((1 + 1 / 3) / 3, 12);
    expect(figures.empty).toMatchObject({ count: 1, n: 4 });
  });

  test('counts any of the articles that answer', () => {
    expect(figuresOf([answered({ gold: ['coupon', 'refund'], ids: ['paying', 'refund'] })]).success3?.count).toBe(1);
  });

  test('keeps the two kinds of unsure apart', () => {
    const { unsure } = figuresOf([
      answered({ isUnsure: true }),
      answered(),
      answered({ gold: [], isUnsure: true }),
      answered({ gold: [] }),
      answered({ gold: [], isUnsure: true }),
    ]);
    expect(unsure?.answerable).toMatchObject({ count: 1, n: 2 });
    expect(unsure?.outOfScope).toMatchObject({ count: 2, n: 3 });
    expect(unsure?.all).toMatchObject({ count: 3, n: 5 });
  });

  test('tells questions that should have an article from those out of scope', () => {
    const { unsure } = figuresOf([
      answered({ gold: [], inScope: true }),
      answered({ gold: [], inScope: true, isUnsure: true }),
      answered({ gold: [], isUnsure: true }),
    ]);
    expect(unsure?.unanswered).toMatchObject({ count: 1, n: 2 });
    expect(unsure?.outOfScope).toMatchObject({ count: 1, n: 1 });
  });

  test('tells being unsure of an answer that was found from being unsure of one that was not', () => {
    const { unsure } = figuresOf([
      answered({ isUnsure: true }),
      answered(),
      answered({ ids: ['a', 'b', 'c', 'paying'], isUnsure: true }),
      answered({ ids: [], isUnsure: true }),
    ]);
    expect(unsure?.answerable).toMatchObject({ count: 3, n: 4 });
    expect(unsure?.found).toMatchObject({ count: 1, n: 2 });
  });

  test('says how well confidence could separate what is found from what is out of scope', () => {
    const sure = answered({ confidence: 0.9 });
    const doubtful = answered({ confidence: 0.3 });
    const foreign = answered({ gold: [], confidence: 0.5 });
    expect(figuresOf([sure, doubtful, foreign]).unsure?.separation).toBe(0.5);
    expect(figuresOf([sure, answered({ ids: [], confidence: 0.1 }), foreign]).unsure?.separation).toBe(1);
    expect(figuresOf([sure, doubtful]).unsure?.separation).toBeUndefined();
  });

  test('says nothing of being unsure for a system that does not judge itself', () => {
    const { confidence: _, isUnsure: __, ...plain } = answered();
    expect(figuresOf([plain])).not.toHaveProperty('unsure');
  });

  test('gives the interval Newcombe (1998) prints for 15 of 148', () => {
    const set = Array.from({ length: 148 }, (_, index) => answered(index < 15 ? {} : { ids: [] }));
    expect(figuresOf(set).success1?.low).toBeCloseTo(0.0624, 4);
    expect(figuresOf(set).success1?.high).toBeCloseTo(0.1605, 4);
  });

  test('knows nothing of an empty set', () => {
    expect(figuresOf([])).toEqual({
      n: 0,
      success1: undefined,
      success3: undefined,
      success10: undefined,
      mrr10: undefined,
      empty: undefined,
    });
  });
});

describe('meanOf', () => {
  test('counts each set alike, however many questions it has', () => {
    const large = figuresOf(Array.from({ length: 9 }, () => answered()));
    const small = figuresOf([answered({ ids: [] })]);
    expect(meanOf([large, small])).toMatchObject({ sets: 2, success1: 0.5, mrr10: 0.5, empty: 0.5 });
  });

  test('leaves sets without a figure out of its mean', () => {
    const withoutScope = figuresOf([answered({ isUnsure: true })]);
    const withScope = figuresOf([answered(), answered({ gold: [], isUnsure: true })]);
    expect(meanOf([withoutScope, withScope])).toMatchObject({ unsureOutOfScope: 1, unsureAnswerable: 0.5 });
    expect(meanOf([]).success1).toBeUndefined();
  });
});

describe('calibrationOf', () => {
  test('says for each threshold what would be called unsure', () => {
    const curve = calibrationOf([
      answered({ confidence: 0.95 }),
      answered({ confidence: 0.35, ids: ['refund'] }),
      answered({ gold: [], confidence: 0.2 }),
      answered({ gold: [], confidence: 0.6 }),
    ]);
    expect(curve.map(({ threshold }) => threshold)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    expect(curve[1]).toEqual({ threshold: 0.2, outOfScope: 0, answerable: 0, found: 0 });
    expect(curve[4]).toEqual({ threshold: 0.5, outOfScope: 0.5, answerable: 0.5, found: 0 });
    expect(curve[8]).toEqual({ threshold: 0.9, outOfScope: 1, answerable: 0.5, found: 0 });
  });

  test('does not take a missing kind of question for one that is always sure', () => {
    expect(calibrationOf([answered()])[0]).toMatchObject({ outOfScope: undefined, answerable: 0 });
  });
});
