import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { indexCorpus } from '../../src/evaluation/index-corpus.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { type Ended, runScript } from '../support/run.ts';
import { writeSmallCorpus } from '../support/small-corpus.ts';

describe('npm run search', () => {
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const folder = newFolder();
    const { docs } = await writeSmallCorpus(folder, 'zh');
    const { siteDir } = await indexCorpus(docs, folder);
    environment = { KB_CONTENT: join(folder, 'content'), KB_OUT: siteDir };
  });

  const search = (...args: string[]): Promise<Ended> => runInThread('search', args, environment);

  test('prints what the page would show as JSON', async () => {
    const { code, stdout } = await runScript('search', ['怎么修改密码', '--locale', 'zh-cn', '--json'], environment);
    expect(code).toBe(0);
    const outcome = JSON.parse(stdout);
    expect(outcome).toMatchObject({ query: '怎么修改密码', locale: 'zh-cn', isUnsure: false, unknownWords: [] });
    expect(outcome.hits[0]).toMatchObject({ title: '修改登录密码', url: '/zh-cn/articles/password/', score: expect.any(Number) });
    expect(outcome.hits[0].score).toBeGreaterThan(outcome.hits[1].score);
    expect(Object.keys(outcome.evidence).sort()).toEqual(['covered', 'foreign', 'known', 'similarity', 'words']);
    expect(outcome.confidence).toBeGreaterThan(0.5);
  });

  test('uses the site’s only locale, and shows no more than the limit', async () => {
    const { stdout } = await search('怎么修改密码', '--limit', '1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ locale: 'zh-cn', hits: [{ url: '/zh-cn/articles/password/' }] });
  });

  test('answers in the language of the question, and names it when there are several', async () => {
    const folder = newFolder();
    const docs = join(folder, 'both.jsonl');
    const texts = await Promise.all(
      (['zh', 'en'] as const).map(async (language) =>
        readFile((await writeSmallCorpus(join(folder, language), language)).docs, 'utf8'),
      ),
    );
    await writeFile(docs, texts.join(''));
    const { siteDir } = await indexCorpus(docs, folder);
    const both = { KB_CONTENT: join(folder, 'content'), KB_OUT: siteDir };
    for (const [question, locale, title] of [
      ['how do I change the password', 'en', 'Change your password'],
      ['怎么修改密码', 'zh-cn', '修改登录密码'],
    ] as const) {
      const { stdout } = await runInThread('search', [question], both);
      expect(stdout).toMatch(new RegExp(`^ 1  .*${title}`, 'm'));
      expect(stdout).toContain(`\nlocale: ${locale}, the most confident of zh-cn, en; choose another with --locale\n`);
    }
  });

  test('prints the list, the confidence, and words that are on no page', async () => {
    const { code, stdout } = await search('密码', 'xylophone');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ 1 {2}\d\.\d{3} {2}修改登录密码 {2}\/zh-cn\/articles\/password\/$/m);
    expect(stdout).toMatch(
      /^confidence \d\.\d\d(?:, unsure)?: similarity \d\.\d\d, covered \d\.\d\d, known \d\.\d\d, words \d+$/m,
    );
    expect(stdout).toMatch(/^on no page: xylophone$/m);
  });

  test('says when nothing is found', async () => {
    const { code, stdout } = await search('!!!');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No article contains any of these words\.\n\nconfidence 0\.00, unsure: /);
  });

  test.each([
    [[], 2, 'A question is missing.'],
    [['密码', '--limit', '0'], 2, '--limit cannot be `0`.'],
    [['密码', '--locale', 'fr'], 2, '“fr” is not a locale of this site.'],
  ])('given %j, exits %i and says what to do', async (args, exit, sentence) => {
    const { code, stdout, stderr } = await search(...args);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('says that a site must be built first', async () => {
    const { code, stderr } = await runInThread('search', ['密码'], { ...environment, KB_OUT: join(newFolder(), 'nowhere') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/nowhere has no search index for zh-cn\.\nRun `npm run build` first/);
  });
});
