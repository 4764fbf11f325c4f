import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { normalizeQuery } from '../../src/search/text/words.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'questions');

/** Questions below which the figures say nothing. */
const atLeast = { 'zh-cn': 150, en: 80 };
const leastShareWithoutAnswer = 0.15;
/** A set that repeats what the articles say of themselves judges the writers, not the search. */
const mostShareCopied = 0.05;

const { articles } = await readKnowledgeBase(join(root, 'content'));

describe.each(Object.entries(atLeast))('held-out questions in %s', (locale, least) => {
  const questionSchema = z.strictObject({
    q: z.string().trim().min(1),
    locale: z.literal(locale),
    gold: z.array(z.string()).max(4),
    inScope: z.literal(true).optional(),
  });
  const lines = readFileSync(join(folder, `${locale}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)));
  const inScope = questions.filter((question) => question.inScope);
  const withoutAnswer = questions.filter(({ gold }) => gold.length === 0);
  const published = articles.filter(
    ({ data, ...article }) => article.locale === locale && data.state === 'published' && data.audience === 'public',
  );

  test('there are enough, and enough of them have no answer here', () => {
    expect(questions.length).toBeGreaterThanOrEqual(least);
    expect(withoutAnswer.length / questions.length).toBeGreaterThanOrEqual(leastShareWithoutAnswer);
  });

  test('every answer is a published public article of that locale, named once', () => {
    const ids = new Set(published.map(({ id }) => id));
    const wrong = questions.filter(({ gold }) => new Set(gold).size < gold.length || gold.some((id) => !ids.has(id)));
    expect(wrong).toEqual([]);
  });

  test('what is in scope without an answer is told from what is foreign', () => {
    expect(inScope.length).toBeGreaterThan(0);
    expect(inScope.filter(({ gold }) => gold.length > 0)).toEqual([]);
    expect(inScope.length).toBeLessThan(withoutAnswer.length / 2);
  });

  test('no question comes twice', () => {
    const asked = questions.map(({ q }) => comparable(q));
    expect(asked.filter((q, index) => asked.indexOf(q) !== index)).toEqual([]);
  });

  test('hardly any is word for word what an article says of itself', () => {
    const ownWords = new Set(published.flatMap(({ data }) => [data.title, ...data.answers]).map(comparable));
    const copied = questions.map(({ q }) => q).filter((q) => ownWords.has(comparable(q)));
    expect(copied.length / questions.length, `copied: ${copied.join(' | ')}`).toBeLessThanOrEqual(mostShareCopied);
  });

  test('the README counts them right', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const answered = questions.length - withoutAnswer.length;
    expect(readme).toContain(`| ${locale} | ${questions.length} | ${answered} | ${withoutAnswer.length} |`);
  });
});

/** Without differences that a reader would not call a different question: width, case, space and punctuation. */
function comparable(text: string): string {
  return normalizeQuery(text).replace(/[\p{P}\s]/gu, '');
}
