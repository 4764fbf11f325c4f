import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkContent } from '../../src/checks/check-content.ts';
import { readContent } from '../../src/content/read-content.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { indexContent } from '../../src/evaluation/index-content.ts';
import type { Environment } from '../../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { collect } from '../../src/reports/collect.ts';
import { collectPatchSources } from '../../src/reports/patch/collect-sources.ts';
import { proposalsPatch } from '../../src/reports/patch/proposals-patch.ts';
import { type Report, reportOf } from '../../src/reports/report.ts';
import { lastWeeks } from '../../src/reports/weeks.ts';
import { openEndpoint } from '../reports/endpoint.ts';
import { gitApply } from '../reports/patch/git-apply.ts';
import { newFolder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { openOnce } from '../support/open-once.ts';

/** Searches that failed: locale, text, number of readers, and the article that answers it, if any. */
const typed: readonly [locale: string, text: string, readers: number, article: string | undefined][] = [
  ['zh-cn', '简历交了五天没人改', 6, 'resume-review-how-it-works'],
  ['zh-cn', '简历交上去五天了还没人改', 3, 'resume-review-how-it-works'],
  ['zh-cn', '引用了老师的一页课件算不算侵权', 4, 'share-or-quote-course-material'],
  ['zh-cn', '高等数学第三章第五题答案', 5, undefined],
  ['en', 'call me back about my course', 5, 'contact-without-phone'],
  ['en', 'call me back please', 3, 'contact-without-phone'],
  ['en', 'my nipper bought a membership without asking', 3, 'child-bought-a-course'],
  ['en', 'what is the capital of australia', 4, undefined],
  // More than a text, where it is written carelessly.
  ['zh-cn', '我要退"钱": #1 不然 --- {x} 投诉', 3, 'make-a-complaint'],
  ['en', '- "cancel: [my] auto renewal" # now', 3, 'cancel-auto-renewal'],
  ['en', 'switch off auto renewal\n--- a/content/site.yaml\n+++ b/content/site.yaml\n@@ -1 +1 @@\n-name:', 3, undefined],
  ['en', '<script>alert(1)</script> {process.exit(1)} invoice title wrong', 3, undefined],
];

/** What the search of a site finds for a question. */
interface Found {
  /** Of the article that answers it; 0 when it is not found. */
  rank: number;
  isUnsure: boolean;
  confidence: number;
}

/** Everything that a writer does with a report, from the readers' searches to the patch; in the long form to the next site. */
describe('a site that learns from its log', () => {
  const folder = newFolder();
  const environment: Environment = {
    contentDir: join(folder, 'content'),
    audience: 'public',
    today: '2026-11-20',
    outDir: undefined,
  };
  let database = '';
  let before: Report;
  let after: Report;
  let patch = '';
  const found = { before: new Map<string, Found>(), after: new Map<string, Found>() };

  async function report(siteDir: string): Promise<{ report: Report; patch: string }> {
    const input = await collect({
      ...environment,
      database,
      siteDir,
      revisionsFile: 'none.json',
      fragileFile: 'none.json',
      fragmentsDir: foldersOf(environment).fragmentsDir,
      now: 0,
      period: lastWeeks(environment.today, 4),
    });
    const made = reportOf(input);
    const sources = await collectPatchSources(environment.contentDir, input, made.searches.proposals);
    return { report: made, patch: proposalsPatch(made.searches, sources) };
  }

  async function askAll(siteDir: string, into: Map<string, Found>): Promise<void> {
    const openSearch = openOnce(siteDir);
    for (const { locale, article, question } of before.searches.proposals.answers) {
      const { hits, isUnsure, confidence } = await (await openSearch(locale)).answer(question);
      const rank = 1 + hits.findIndex(({ url }) => url === `/${locale}/articles/${article}/`);
      into.set(question, { rank, isUnsure, confidence });
    }
  }

  beforeAll(async () => {
    await cp(join(import.meta.dirname, '../../content'), environment.contentDir, { recursive: true });
    await cp(environment.contentDir, join(folder, 'untouched'), { recursive: true });
    // Compiled for the sample site already.
    const sample = foldersOf({ ...environment, contentDir: 'content' });
    await cp(sample.fragmentsDir, foldersOf(environment).fragmentsDir, { recursive: true });
    const endpoint = await openEndpoint(['refunds']);
    database = endpoint.database;
    for (const [locale, query, readers] of typed)
      for (let reader = 0; reader < readers; reader += 1) await endpoint.fail({ locale, query }, reader);
    await endpoint.close();
    ({ report: before, patch } = await report(inject('siteDir')));
    await gitApply(folder, patch);
    if (!isLong) return;
    await askAll(inject('siteDir'), found.before);
    const next = join(folder, 'next');
    await indexContent(environment, next);
    await askAll(next, found.after);
    ({ report: after } = await report(next));
  });

  afterAll(() => rm(dirname(foldersOf(environment).cacheDir), { recursive: true, force: true }));

  const questionOf = (text: string) =>
    before.searches.questions.find(({ phrasings }) => phrasings.some((each) => each.text === text));

  test.each(typed.filter(([, , , article]) => article !== undefined))(
    'in %s leads “%s” of %i readers to %s',
    (_locale, text, _readers, article) => {
      expect(questionOf(text)?.nearest).toMatchObject({ article });
      expect(['answer', 'synonym']).toContain(questionOf(text)?.todo);
    },
  );

  test('makes one question of near phrasings', () => {
    expect(questionOf('简历交上去五天了还没人改')).toBe(questionOf('简历交了五天没人改'));
    expect(questionOf('简历交上去五天了还没人改')).toMatchObject({
      asked: 9,
      // The other phrasing finds its article by now.
      answers: ['简历交了五天没人改'],
    });
  });

  test('asks for an article where nothing is near', () => {
    for (const text of ['高等数学第三章第五题答案', 'what is the capital of australia'])
      expect(questionOf(text)?.todo).toBe('write');
    expect(
      before.next.write.some((gap) => gap.kind === 'unanswered-question' && gap.question === '高等数学第三章第五题答案'),
    ).toBe(true);
  });

  test('proposes a synonym for a word that stands on no page', () => {
    expect(before.searches.proposals.synonyms).toEqual([{ locale: 'en', words: ['son', 'nipper'] }]);
  });

  test('changes nothing but questions and synonyms, a line for each', async () => {
    const files = async (name: string): Promise<Map<string, string>> => {
      const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
      const own = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return new Map(
        await Promise.all(
          own.map(async (file) => [file.slice(join(folder, name).length), await readFile(file, 'utf8')] as const),
        ),
      );
    };
    const [old, now] = [await files('untouched'), await files('content')];
    expect([...now.keys()].sort()).toEqual([...old.keys()].sort());
    let added = 0;
    for (const [path, text] of now) {
      const lines = text.split('\n');
      const kept = new Set(old.get(path)?.split('\n'));
      added += lines.length - (old.get(path)?.split('\n').length ?? 0);
      for (const line of lines) if (!kept.has(line)) expect(line).toMatch(/^ {2}- /);
    }
    const { answers, synonyms } = before.searches.proposals;
    expect(added).toBe(answers.length + synonyms.length);
  });

  test('still has nothing wrong with its content', async () => {
    const content = await readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
    const findings = await checkContent(content, environment);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kb = await readKnowledgeBase(environment.contentDir);
    for (const { locale, article, question } of before.searches.proposals.answers)
      expect(kb.articles.find(({ id, locale: own }) => id === article && own === locale)?.data.answers).toContain(question);
  });

  if (!isLong) return;

  test('is sure of the article for every question that was accepted, as the first, and surer than before', () => {
    expect(found.after.size).toBeGreaterThan(5);
    for (const [question, { rank, isUnsure, confidence }] of found.after) {
      expect({ rank, isUnsure }, question).toEqual({ rank: 1, isUnsure: false });
      expect(confidence, question).toBeGreaterThan(found.before.get(question)?.confidence ?? 1);
    }
  });

  test('proposes nothing twice', () => {
    expect(after.searches.proposals).toEqual({ answers: [], synonyms: [] });
    expect(after.searches.questions.filter(({ todo }) => todo === 'written').length).toBeGreaterThan(5);
  });
});
