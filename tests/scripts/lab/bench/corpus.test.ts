import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { articleFile, corpusDay, makeCorpus, questionAt, writeContent } from '../../../../scripts/lab/bench/corpus.ts';
import { plainFile } from '../../../../scripts/lab/bench/plain-markup.ts';
import { median } from '../../../../scripts/lab/bench/statistics.ts';
import { runChecks } from '../../../../src/checks/index.ts';
import { compileKnowledgeBase } from '../../../../src/edition/compiled-article.ts';
import { readKnowledgeBase } from '../../../../src/knowledge/knowledge-base.ts';
import { cutWords, normalizeText } from '../../../../src/search/text/words.ts';

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

/** Of the words of an article: on which share of the locale's articles do they stand? */
function sharesOfWords(locale: 'zh-cn' | 'en', articles: number): { median: number; rare: number } {
  const words = makeCorpus({ articles, seed: '1' })
    .filter((article) => article.locale === locale)
    .map(({ body }) => new Set(cutWords(normalizeText(body), locale === 'en' ? 'en' : 'zh-CN')));
  const counts = new Map<string, number>();
  for (const word of words.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shares = words.flatMap((own) => [...own].map((word) => (counts.get(word) ?? 0) / words.length));
  return { median: median(shares), rare: [...counts.values()].filter((count) => count === 1).length / counts.size };
}

// Of the sample content, 102 and 80 articles: median share 0.16 and 0.24; 0.41 and 0.40 of the words in one only.
it.each([
  ['zh-cn', 0.16, 0.41],
  ['en', 0.24, 0.4],
] as const)('spreads its words over the articles in %s as a real help centre does', (locale, share, rare) => {
  const small = sharesOfWords(locale, 180);
  expect(Math.abs(small.median - share)).toBeLessThan(0.1);
  expect(small.rare).toBeGreaterThan(rare - 0.1);
  // New articles bring new words.
  expect(sharesOfWords(locale, 1000).median).toBeLessThan(small.median + 0.02);
});

it('leaves none of our components in the copy for other tools', () => {
  for (const article of makeCorpus({ articles: 20, seed: '1' })) {
    expect(articleFile(article)).toMatch(/<Callout .*<Fact /s);
    expect(plainFile(article)).not.toMatch(/<\/?[A-Z]/);
  }
});
