import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classificationOf } from '../../../src/metrics/classification.ts';
import { proposeSentiment } from '../../../src/questions/sentiment/propose-sentiment.ts';

function readLines<Line>(path: string): Line[] {
  const lines = readFileSync(join(import.meta.dirname, path), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

test.each([
  ['Where do I put on the gloves?', 'neutral', []],
  ['I love the new lessons', 'positive', ['love']],
  ['The steps were not very clear.', 'negative', ['not very clear']],
  ['It isn’t helpful', 'negative', ["isn't helpful"]],
  ['I am not angry, I only ask', 'neutral', []],
  ['麻烦看一下棒球课', 'neutral', []],
  ['我没用过，谢谢', 'positive', ['谢谢']],
  ['怎么开发票？谢谢', 'neutral', []],
  ['写得不太清楚', 'negative', ['不太清楚']],
  ['你们是不是骗人的', 'negative', ['骗人']],
  ['This is UNACCEPTABLE, 我很失望', 'negative', ['失望', 'unacceptable']],
] as const)('“%s” sounds %s, by %j', (text, sentiment, evidence) => {
  expect(proposeSentiment(text)).toEqual({ sentiment, evidence });
});

test('agrees with a list that people labelled, and finds feelings in few of the questions that searches are judged by', () => {
  const labelled = readLines<{ text: string; sentiment: string }>('labelled.jsonl');
  const figures = classificationOf(
    labelled.map(({ text, sentiment }) => ({ decided: sentiment, proposed: proposeSentiment(text).sentiment })),
  );
  if (figures.state !== 'known') throw new Error(figures.state);
  expect(figures.accuracy.share).toBeGreaterThan(0.95);
  for (const { name, f1 } of figures.classes) expect([name, f1 > 0.9]).toEqual([name, true]);
  // Nobody had feelings in mind when these were collected: most ask, a few complain.
  const asked = ['en', 'zh-cn'].flatMap((locale) => readLines<{ q: string }>(`../../search/questions/${locale}.jsonl`));
  const felt = asked.filter(({ q }) => proposeSentiment(q).sentiment !== 'neutral');
  expect(felt.length / asked.length).toBeLessThan(0.05);
});

test('takes no longer for a text that is nothing but its words', () => {
  const before = process.cpuUsage();
  proposeSentiment('not '.repeat(750));
  proposeSentiment('happy to '.repeat(333));
  proposeSentiment('不'.repeat(3_000));
  proposeSentiment('清楚'.repeat(1_500));
  // Of this process, so that others on a busy machine do not count.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
});
