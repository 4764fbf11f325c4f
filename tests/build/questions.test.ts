import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { askSite } from '../../src/evaluation/ask-site.ts';
import { type Answered, type Figures, figuresOf } from '../../src/evaluation/figures.ts';
import { readQuestionSet } from '../../src/evaluation/question-set.ts';
import { root } from '../support/run.ts';

/**
 * Regression floors, a few points below what search reached when they were set: one question more or less raises no
 * alarm, a broken index does. What was chosen with these questions in view is in their README. When search improves or the articles change,
 * measure again and move the floors.
 */
const floors = {
  // Measured: 76.1, 91.8, 96.7; empty 0.0; unsure 79.2 of those out of scope, 3.3 of those with an answer.
  'zh-cn': {
    success1: 0.71,
    success3: 0.88,
    success10: 0.94,
    unsureOutOfScope: 0.7,
    mostUnsureAnswerable: 0.07,
    mostEmpty: 0.02,
  },
  // Measured: 77.8, 90.7, 96.3; empty 0.0; unsure 77.4 of those out of scope, 4.6 of those with an answer.
  en: { success1: 0.73, success3: 0.86, success10: 0.92, unsureOutOfScope: 0.67, mostUnsureAnswerable: 0.08, mostEmpty: 0.02 },
} as const;

describe.each(Object.entries(floors))('held-out questions in %s, asked of the built sample site', (locale, floor) => {
  let figures: Figures;
  beforeAll(async () => {
    const questions = await readQuestionSet(join(root, 'tests/search/questions', `${locale}.jsonl`), locale);
    const ask = await askSite(inject('siteDir'), locale);
    const answered: Answered[] = [];
    for (const question of questions) answered.push({ ...question, ...(await ask(question.q)) });
    figures = figuresOf(answered);
  });

  test.each(['success1', 'success3', 'success10'] as const)('keep their %s', (figure) => {
    expect(figures[figure]?.share).toBeGreaterThanOrEqual(floor[figure]);
  });

  test('are called unsure when they are out of scope, and seldom when an article answers them', () => {
    expect(figures.unsure?.outOfScope?.share).toBeGreaterThanOrEqual(floor.unsureOutOfScope);
    expect(figures.unsure?.answerable?.share).toBeLessThanOrEqual(floor.mostUnsureAnswerable);
  });

  test('hardly ever leave the reader with nothing', () => {
    expect(figures.empty?.share).toBeLessThanOrEqual(floor.mostEmpty);
  });
});

describe('what people type who know no better, asked of the built sample site', () => {
  const askAll = async (file: string): Promise<Answered[]> => {
    const questions = await readQuestionSet(join(root, 'tests/search/questions', file), '');
    const answered: Answered[] = [];
    for (const [locale, own] of Map.groupBy(questions, (question) => question.locale)) {
      const ask = await askSite(inject('siteDir'), locale);
      for (const { q, gold } of own) answered.push({ q, gold, ...(await ask(q)) });
    }
    return answered;
  };

  test('rubbish and questions to other businesses are called unsure, at least four of five', async () => {
    const answered = await askAll('rubbish.jsonl');
    const sure = answered.filter(({ isUnsure }) => !isUnsure).map(({ q }) => q);
    console.log(`Rubbish called unsure: ${answered.length - sure.length} of ${answered.length}. Sure: ${sure.join(' | ')}`);
    expect(answered).toHaveLength(100);
    expect(sure.length).toBeLessThanOrEqual(20);
  });

  // Measured: 72 of 120.
  test('questions about other matters are called unsure, more than half of them', async () => {
    const answered = await askAll('foreign.jsonl');
    const unsure = answered.filter(({ isUnsure }) => isUnsure).length;
    console.log(`Foreign questions called unsure: ${unsure} of ${answered.length}.`);
    expect(answered).toHaveLength(120);
    expect(unsure).toBeGreaterThanOrEqual(67);
  });

  test('one or two words show first what most learners mean, 57 of 60', async () => {
    const answered = await askAll('head.jsonl');
    const missed = answered.filter(({ ids, gold }) => !gold.includes(ids[0] ?? '')).map(({ q }) => q);
    console.log(
      `Head queries answered first: ${answered.length - missed.length} of ${answered.length}. Missed: ${missed.join(' | ')}`,
    );
    expect(answered).toHaveLength(60);
    expect(missed.length).toBeLessThanOrEqual(3);
  });

  test.each([
    ['en', 'certificate complaint download offline password receipt refund resume voucher hacked buffering invoice'],
    ['en', 'auto renewal|black screen|cancel membership|card declined|mock interview|new phone number|reset password'],
    ['zh-cn', '优惠券|模拟面试|自动续费|付款失败'],
  ])('the last letters may be missing: words in %s: %s', async (locale, list) => {
    const questions = await readQuestionSet(join(root, 'tests/search/questions/head.jsonl'), '');
    const ask = await askSite(inject('siteDir'), locale);
    for (const word of list.split(list.includes('|') ? '|' : ' ')) {
      const { gold = [] } = questions.find(({ q }) => q === word) ?? {};
      for (const missing of locale === 'en' ? [1, 2, 3] : [1]) {
        const typed = word.slice(0, -missing);
        const first = (await ask(typed)).ids.slice(0, 3);
        expect(
          first.some((id) => gold.includes(id)),
          `${typed}: ${first.join(', ')}`,
        ).toBe(true);
      }
    }
  });
});
