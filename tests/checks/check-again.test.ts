import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { corpusDay, makeCorpus, writeContent } from '../../scripts/lab/fixtures/corpus/corpus.ts';
import { checkAgain } from '../../src/checks/check-again.ts';
import { checkContent } from '../../src/checks/check-content.ts';
import { readKnownFindings, stateOfInputs } from '../../src/checks/known-findings.ts';
import { readContent } from '../../src/content/read-content.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { newFolder } from '../support/folder.ts';
import { runs } from '../support/properties.ts';

/** On which so many articles were reviewed that one more is one too many. */
const reviewDay = '2026-11-02';

/**
 * What a writer may do to an article that other articles, or only their findings, may notice; `undefined` deletes it. Most of
 * it moves no other field: what has moved is looked at again anyway.
 */
const edits: Readonly<Record<string, (text: string) => string | undefined>> = {
  add: (text) => `${text}\nOne more sentence.\n`,
  misspell: (text) => `${text}\nA sentense.\n`,
  retitle: (text) => text.replace(/^title: .*$/m, 'title: A sentense of 4 months'),
  promise: (text) => `${text}\nThe money is back on your card within 2 working days after you have asked us for it.\n`,
  say: (text) => text.replace(/^summary: .*$/m, 'summary: It takes 9 working days.'),
  show: (text) => `${text}\nThe money is back on your card within <Fact id="review-time" /> after you have asked us for it.\n`,
  head: (text) => `${text}\n## A heading\n`,
  point: (text) => `${text}\n[There](/en/articles/first/#a-heading).\n`,
  link: (text) => `${text}\n[Old](/en/articles/old/), [gone](/en/articles/gone/).\n`,
  lower: (text) => text.replace('\n---\n', '\n---\n\n\n'),
  indent: (text) => text.replace(/^title: */m, 'title:    '),
  echo: (text) => text.replace(/^title: .*$/m, `title: ${/^answers:\n {2}- (.*)$/m.exec(text)?.[1] ?? 'nothing'}`),
  ask: (text) => text.replace(/^answers:\n {2}- .*$/m, 'answers:\n  - How do I pay?'),
  forget: (text) => text.replace(/^answers:\n(?: {2}- .*\n)*/m, ''),
  relate: (text) => text.replace(/^related:\n {2}- .*$/m, 'related:\n  - nothing'),
  redirect: (text) => text.replace(/^redirectFrom: .*$/m, 'redirectFrom: [/en/articles/gone/]'),
  picture: (text) => `${text}\n![A course](/media/course.png)\n`,
  translate: (text) => text.replace('state:', "translates: '0123456789ab'\nstate:"),
  withdraw: (text) => text.replace('state: published', 'state: draft'),
  archive: (text) => text.replace('state: published', 'state: archived'),
  hide: (text) => text.replace('audience: public', 'audience: internal'),
  report: (text) => text.replace(/^type: .*$/m, 'type: known-issue'),
  move: (text) => text.replace(/^category: .*$/m, 'category: nothing'),
  retire: (text) => text.replace(/^stage: .*$/m, 'stage: nothing'),
  sell: (text) => text.replace(/^products:\n {2}- .*$/m, 'products:\n  - nothing'),
  send: (text) => text.replace(/^escalateTo: .*$/m, 'escalateTo: nothing'),
  remind: (text) => text.replace(/^reviewEvery: .*$/m, 'reviewEvery: 1'),
  postpone: (text) => text.replace(/^reviewed: .*$/m, 'reviewed: 2030-01-01'),
  review: (text) => text.replace(/^reviewed: .*$/m, `reviewed: ${reviewDay}`),
  spoil: (text) => text.replace('title:', 'titel:'),
  remove: () => undefined,
};

/** What changes what is found of articles that nobody has edited. */
const operatorEdits: Readonly<Record<string, (text: string) => string>> = {
  'site.yaml': (text) => text.replace(/^ *- en\n/m, ''),
  'facts.yaml': (text) => text.replace(/\d+/, (number) => String(Number(number) + 7)),
  'taxonomy.yaml': (text) => text.replace(/^( *- id: ).*/m, '$1renamed'),
};

test('after an edit, what is found of the edited article, and by it of others, is what a check of everything finds', async () => {
  const contentDir = join(newFolder(), 'content');
  await writeContent(contentDir, makeCorpus({ articles: 44, seed: 'again' }));
  const label = { 'zh-cn': '谨防冒充', en: 'Beware of impostors' };
  const channels: unknown = parse(readFileSync(join(contentDir, 'channels.yaml'), 'utf8'));
  const notice = { label, description: label, article: 'first' };
  await writeFile(join(contentDir, 'channels.yaml'), stringify({ notice, channels }));
  const taxonomy = parse(readFileSync(join(contentDir, 'taxonomy.yaml'), 'utf8')) as { stages: unknown[] };
  taxonomy.stages.push({ id: 'one', label });
  await writeFile(join(contentDir, 'taxonomy.yaml'), stringify(taxonomy));
  const corpus = (await readdir(contentDir, { recursive: true })).filter((path) => path.endsWith('.mdx')).sort();
  const textOf = (path: string): string => readFileSync(join(contentDir, path), 'utf8');
  const fieldsAdded = 'audience: public\nreviewEvery: 1825\nredirectFrom: [/en/articles/old/]\nstate:';
  /** With two articles that others name, one that only the first names, one that nobody names, and their translations. */
  const files = new Map(corpus.map((path) => [path, textOf(path)]));
  const ofLocale = (locale: string): string[] => corpus.filter((path) => path.includes(`/${locale}/`));
  for (const [from, name] of ['first', 'gone', 'only', 'lonely'].entries())
    for (const locale of ['en', 'zh-cn'])
      files.set(`articles/${locale}/${name}.mdx`, textOf(ofLocale(locale)[from] ?? '').replace('state:', fieldsAdded));
  const english = ofLocale('en');
  const change = (path: string, edit: string): unknown => files.set(path, edits[edit]?.(files.get(path) ?? '') ?? '');
  const set = (path: string, field: RegExp, value: string): unknown =>
    files.set(path, (files.get(path) ?? '').replace(field, value));
  for (const path of [...english.slice(-15), 'articles/en/lonely.mdx']) change(path, 'review');
  for (const locale of ['en', 'zh-cn']) {
    set(`articles/${locale}/first.mdx`, /(?<=^related:\n {2}- ).*$/m, 'only');
    set(`articles/${locale}/first.mdx`, /(?<=^reviewed: ).*$/m, '2026-11-10');
    set(ofLocale(locale)[3] ?? '', /(?<=^related:\n {2}- ).*$/m, 'first');
  }
  set('articles/zh-cn/first.mdx', /(?<=^stage: ).*$/m, 'one');
  change('articles/en/first.mdx', 'show');
  change(english[1] ?? '', 'promise');
  change(english[4] ?? '', 'ask');
  // Due by now, if its category did not say five years.
  const old = english[5] ?? '';
  set(old, /(?<=^reviewed: ).*$/m, '2026-01-01');
  change(english[2] ?? '', 'point');
  const second = 'articles/en/more/first.mdx';
  files.set(second, textOf(english[0] ?? ''));
  await mkdir(dirname(join(contentDir, second)));
  const names = [...files.keys()];
  const folders = { fragmentsDir: newFolder(), findingsFile: join(newFolder(), 'findings.json'), articleDemandFile: 'none' };
  const environment = { contentDir, audience: 'public', today: corpusDay, outDir: undefined } as const;
  const warm = newFolder();

  async function write(path: string, text: string | undefined): Promise<void> {
    if (text === undefined) await rm(join(contentDir, path), { force: true });
    else await writeFile(join(contentDir, path), text);
  }

  async function checkEdited(): Promise<Finding[]> {
    const state = stateOfInputs(environment, folders, Date.now() + 3_600_000);
    return checkAgain(environment, folders, state, await readKnownFindings(folders.findingsFile), 0);
  }

  const checkAll = async (): Promise<Finding[]> => checkContent(await readContent(contentDir, warm), { today: corpusDay });

  for (const path of Object.keys(operatorEdits)) files.set(path, textOf(path));
  const named = names.filter((name) => /\/en\/(?:more\/)?(?:first|gone|lonely)/.test(name));
  const path = fc.oneof(fc.constantFrom(...names), fc.constantFrom(...named));
  const edit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(edits)) },
    { weight: 1, arbitrary: fc.constant('undo') },
  );
  const ofOperator = fc.tuple(fc.constantFrom(...Object.keys(operatorEdits)), fc.constantFrom('change', 'undo'));
  const oneEdit = fc.oneof({ weight: 7, arbitrary: fc.tuple(path, edit) }, { weight: 1, arbitrary: ofOperator });
  const someEdits = fc.array(oneEdit, { minLength: 1, maxLength: 3 });
  // Each edit of an article that others name, those of its original and of one that nobody names that matter there, and back.
  const eachEdit = [
    ...Object.keys(edits).map((edit) => ['articles/en/first.mdx', edit] as const),
    ...['withdraw', 'archive', 'hide', 'retire'].map((edit) => ['articles/zh-cn/first.mdx', edit] as const),
    ...['withdraw', 'archive', 'hide', 'report', 'indent', 'postpone'].map((edit) => ['articles/en/lonely.mdx', edit] as const),
    [old, 'move'] as const,
    ...Object.keys(operatorEdits).map((path) => [path, 'change'] as const),
  ].flatMap(([path, edit]): [string, string][][] => [[[path, edit]], [[path, 'undo']]]);
  const found = new Set<string>();
  const now = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(fc.array(someEdits, { minLength: 1, maxLength: 4 }), async (rounds) => {
      now.clear();
      for (const [path, text] of files) {
        if (path !== second) now.set(path, text);
        await write(path, now.get(path));
      }
      await checkEdited();
      for (const round of rounds) {
        for (const [path, edit] of round) {
          const text = now.get(path);
          const edited = text === undefined || edit === 'undo' ? files.get(path) : (edits[edit] ?? operatorEdits[path])?.(text);
          if (edited === undefined) now.delete(path);
          else now.set(path, edited);
          await write(path, edited);
        }
        const findings = await checkEdited();
        expect(findings).toEqual(await checkAll());
        for (const { rule } of findings) found.add(rule);
      }
    }),
    { numRuns: runs(3), examples: [[eachEdit]] },
  );
  expect(found.size).toBeGreaterThan(10);
});
