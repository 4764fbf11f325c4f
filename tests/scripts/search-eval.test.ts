import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { type Ended, runScript } from '../support/run.ts';
import { writeSmallCorpus } from '../support/small-corpus.ts';

const evaluate = (...args: string[]): Promise<Ended> => runInThread('search-eval', ['--no-browser', ...args]);

describe('npm run search:eval', () => {
  let en: { docs: string; questions: string };
  let zh: { docs: string; questions: string };
  beforeAll(async () => {
    const folder = newFolder();
    en = await writeSmallCorpus(join(folder, 'en'), 'en');
    zh = await writeSmallCorpus(join(folder, 'zh'), 'zh');
  });

  test('asks each set about its own documents, compares other systems, and prints means', async () => {
    const args = ['--no-browser', '--docs', 'docs.jsonl', '--compare', '--json', en.questions, zh.questions];
    const { code, stdout } = await runScript('search-eval', args);
    expect(code).toBe(0);
    const { sets, means } = JSON.parse(stdout);
    expect(sets.map(({ file }: { file: string }) => file)).toEqual([en.questions, zh.questions]);
    for (const set of sets) {
      expect(set.systems.map(({ system }: { system: string }) => system)).toEqual([
        'Jieda',
        'Plain Pagefind',
        'Pagefind, word by word',
        'MiniSearch + Segmenter',
        'Lunr',
        'BM25',
      ]);
      expect(set.systems[0].figures).toMatchObject({
        n: 3,
        success1: { count: 2, n: 2 },
        unsure: { answerable: { n: 2 }, outOfScope: { count: 1, n: 1 } },
      });
      expect(set.systems[1].figures).not.toHaveProperty('unsure');
    }
    expect(means[0]).toMatchObject({ system: 'Jieda', figures: { sets: 2, success1: 1, unsureOutOfScope: 1 } });
  });

  test('prints a table, and its progress on standard error', async () => {
    const { code, stdout, stderr } = await evaluate('--groups', '--docs', en.docs, en.questions);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ +questions +success@1 +@3 +@10 +MRR@10 +empty +unsure: answerable +found +no article yet +out of scope +AUC$/m,
    );
    expect(stdout).toMatch(/^en\/questions +3 +100\.0 \[34\.2–100\.0\] +100\.0 \[34\.2–100\.0\]/m);
    expect(stdout).toMatch(/^groups +questions +pairs +alike: precision +recall +F1 +topics: precision/m);
    expect(stdout, 'one of its questions is out of scope').toMatch(/^confidence under 0\.5 /m);
    expect(stderr).toContain('3 questions to Jieda');
  });

  test('asks the questions of other sets as out of scope, and prints the calibration curve', async () => {
    const other = join(newFolder(), 'other.jsonl');
    await writeFile(other, '{"q":"how tall is the highest mountain","gold":["everest"]}\n');
    // The set’s own file is ignored among the others.
    const { stdout } = await evaluate(
      '--docs',
      'docs.jsonl',
      '--out-of-scope',
      other,
      '--out-of-scope',
      en.questions,
      en.questions,
    );
    expect(stdout).toMatch(/^en\/questions +4 /m);
    expect(stdout).toMatch(/^en\/questions +called unsure: out of scope +answerable/m);
    expect(stdout).toMatch(/^confidence under 0\.1 +\d+\.\d +\d+\.\d +\d+\.\d$/m);
    expect(stdout.match(/^confidence under/gm)).toHaveLength(9);
  });

  test.each([
    [[], 'FILE is missing.'],
    [['nowhere.jsonl'], 'nowhere.jsonl cannot be read'],
  ])('given %j, says what is missing and exits 2', async (args, sentence) => {
    const { code, stdout, stderr } = await evaluate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  test('says which documents do not exist', async () => {
    const { code, stderr } = await evaluate('--docs', 'pages.jsonl', en.questions);
    expect(code).toBe(2);
    expect(stderr).toContain(`${join(dirname(en.questions), 'pages.jsonl')} does not exist.`);
  });
});
