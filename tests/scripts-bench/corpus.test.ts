import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { articleFile, corpusDay, makeCorpus, questionAt, writeContent } from '../../scripts/bench/corpus.ts';
import { plainFile } from '../../scripts/bench/plain-markup.ts';
import { runChecks } from '../../src/checks/index.ts';
import { compileKnowledgeBase } from '../../src/edition/compiled-article.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';

const folder = await mkdtemp(join(tmpdir(), 'jieda-corpus-'));

afterAll(() => rm(folder, { recursive: true, force: true }));

it('writes the same bytes for the same seed and others for another', () => {
  const write = (seed: string) => makeCorpus({ articles: 20, seed }).map(articleFile).join('');
  expect(write('1')).toBe(write('1'));
  expect(write('1')).not.toBe(write('2'));
});

it('has half its articles in each locale, of about 2 200 characters', () => {
  const corpus = makeCorpus({ articles: 101, seed: '1' });
  const lengths = (locale: string) =>
    corpus.filter((article) => article.locale === locale).map((article) => articleFile(article).length);
  expect([lengths('zh-cn').length, lengths('en').length]).toEqual([51, 50]);
  for (const length of [...lengths('zh-cn'), ...lengths('en')]) expect(Math.abs(length - 2200)).toBeLessThan(400);
});

it('passes all checks without an error', async () => {
  await writeContent(folder, makeCorpus({ articles: 60, seed: '1' }));
  const kb = await readKnowledgeBase(folder);
  const { articles, handbook, broken } = await compileKnowledgeBase(kb, join(folder, '.fragments'));
  const findings = runChecks({ kb, articles, handbook, broken, today: corpusDay, publicFiles: new Set() });
  expect(articles).toHaveLength(60);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(['translation/outdated']);
});

it('asks no question twice in 10 000 articles', () => {
  for (const locale of ['zh-cn', 'en'] as const) {
    const questions = Array.from({ length: 20_000 }, (_, number) => questionAt(locale, number).replaceAll(' ', ''));
    expect(new Set(questions).size).toBe(questions.length);
  }
});

it('refuses a corpus that is too large for its words', () => {
  expect(() => questionAt('en', 1_000_000)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: There are only 92160 questions in en; ask for fewer articles.]`,
  );
});

it('leaves none of our components in the copy for other tools', () => {
  for (const article of makeCorpus({ articles: 20, seed: '1' })) {
    expect(articleFile(article)).toMatch(/<Callout .*<Fact /s);
    expect(plainFile(article)).not.toMatch(/<\/?[A-Z]/);
  }
});
