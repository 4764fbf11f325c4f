import { describe, expect, test } from 'vitest';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { sketchOf } from '../../src/knowledge/revision.ts';
import { classificationOf, type Judged } from '../../src/metrics/classification.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { evaluateProposals } from '../../src/questions/evaluate-proposals.ts';
import { proposeSentiment } from '../../src/questions/sentiment/propose-sentiment.ts';
import { openStore, start } from '../feedback/builders.ts';
import { asked, move, sealer } from './builders.ts';

const pairs = (decided: string, proposed: string, n: number): Judged[] =>
  Array.from({ length: n }, () => ({ decided, proposed }));

describe('how well proposals agree with decisions', () => {
  test('is what a hand calculation gives', () => {
    // 100 decisions: 60 questions, of which 50 are proposed so; 40 faults, of which 30 are.
    const figures = classificationOf([
      ...pairs('question', 'question', 50),
      ...pairs('question', 'fault', 10),
      ...pairs('fault', 'fault', 30),
      ...pairs('fault', 'question', 10),
    ]);
    if (figures.state !== 'known') throw new Error(figures.state);
    expect(figures).toMatchObject({ n: 100, accuracy: { share: 0.8 }, baseline: 0.6 });
    // F1 of questions 2·50 ÷ (60 + 60), of faults 2·30 ÷ (40 + 40).
    expect(figures.classes.map(({ name, f1 }) => [name, f1])).toEqual([
      ['question', 100 / 120],
      ['fault', 0.75],
    ]);
    expect(figures.macroF1.value).toBeCloseTo((100 / 120 + 0.75) / 2, 12);
    expect(figures.macroF1.low).toBeLessThan(figures.macroF1.value);
    expect(figures.macroF1.high).toBeGreaterThan(figures.macroF1.value);
    // Wilson: 80 of 100.
    expect(figures.accuracy.low).toBeCloseTo(0.711, 3);
    expect(figures.confusions).toEqual([
      { decided: 'fault', proposed: 'question', n: 10 },
      { decided: 'question', proposed: 'fault', n: 10 },
    ]);
  });

  test('is not told below a hundred decisions', () => {
    expect(classificationOf(pairs('question', 'question', 99))).toEqual({ state: 'too-few', n: 99 });
  });
});

test.each([
  ['你们的态度太差了', 'negative'],
  ['不满意，想退款', 'negative'],
  ['谢谢，课程很好', 'positive'],
  ['怎么开发票', 'neutral'],
  ['Thanks, but this is terrible.', 'negative'],
  ['I am not happy with this', 'negative'],
  ['Thank you, great course', 'positive'],
  ['Hello!!!', 'negative'],
  ['How do I get a greater discount?', 'neutral'],
])('“%s” sounds %s', (text, sentiment) => {
  expect(proposeSentiment(text).sentiment).toBe(sentiment);
});

test('compares with the last decision of the staff, without questions whose article was written for them', async () => {
  const store = await openStore();
  const known = {
    id: 'refund',
    locale: 'en',
    revision: 'aaaaaaaaaaaa',
    redirectFrom: [],
    sketch: sketchOf({ title: '', summary: '', words: [] }),
  };
  await rememberRevisions(store, { version: 1, audience: 'public', articles: [known] }, start - dayMs);
  for (let number = 0; number < 100; number += 1) {
    const id = await asked(store, { text: number < 80 ? 'The app crashes.' : 'How much is it?' });
    await move(store, id, { move: 'classify', kind: 'wish', category: 'refunds' });
    await move(store, id, { move: 'classify', kind: 'fault', sentiment: 'neutral' });
    await move(store, id, { move: 'link', article: number < 30 ? 'drafted-from-it' : 'refund' });
  }
  await asked(store, { text: 'Nobody has decided.' });
  const proposed: string[] = [];
  const figures = await evaluateProposals(store, {
    sealer,
    proposeCategory: async (text) => {
      proposed.push(text);
      return 'lessons';
    },
  });
  expect(figures.kind).toMatchObject({ state: 'known', n: 100, accuracy: { share: 0.8 } });
  expect(figures.sentiment).toMatchObject({ n: 100, accuracy: { share: 1 } });
  expect(figures).toMatchObject({ category: { state: 'too-few', n: 70 }, learnt: 30, erased: 0 });
  expect(proposed).toHaveLength(70);
});
