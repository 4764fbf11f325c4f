import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexCorpus } from '../../src/evaluation/index-corpus.ts';
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

  const search = (...args: string[]): Promise<Ended> => runScript('search', args, environment);

  it('prints as JSON what the page would show', async () => {
    const { code, stdout } = await search('怎么修改密码', '--locale', 'zh-cn', '--json');
    expect(code).toBe(0);
    const outcome = JSON.parse(stdout);
    expect(outcome).toMatchObject({ query: '怎么修改密码', locale: 'zh-cn', isUnsure: false, unknownWords: [] });
    expect(outcome.hits[0]).toMatchObject({ title: '修改登录密码', url: '/zh-cn/articles/password/', score: expect.any(Number) });
    expect(outcome.hits[0].score).toBeGreaterThan(outcome.hits[1].score);
    expect(Object.keys(outcome.evidence).sort()).toEqual(['covered', 'known', 'similarity']);
    expect(outcome.confidence).toBeGreaterThan(0.5);
  });

  it('takes the site’s one locale, and shows no more than is asked for', async () => {
    const { stdout } = await search('怎么修改密码', '--limit', '1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ locale: 'zh-cn', hits: [{ url: '/zh-cn/articles/password/' }] });
  });

  it('answers in the language that is asked in, and names it where there are several', async () => {
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
      const { stdout } = await runScript('search', [question], both);
      expect(stdout).toMatch(new RegExp(`^ 1  .*${title}`, 'm'));
      expect(stdout).toContain(`\nlocale: ${locale}, the surest of zh-cn, en; --locale names one\n`);
    }
  });

  it('prints for people the list, how sure it is, and words that no page has', async () => {
    const { code, stdout } = await search('密码', 'xylophone');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ 1 {2}\d\.\d{3} {2}修改登录密码 {2}\/zh-cn\/articles\/password\/$/m);
    expect(stdout).toMatch(/^confidence \d\.\d\d(?:, unsure)?: similarity \d\.\d\d, covered \d\.\d\d, known \d\.\d\d$/m);
    expect(stdout).toMatch(/^on no page: xylophone$/m);
  });

  it('says in words that nothing is found', async () => {
    const { code, stdout } = await search('!!!');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No article has any of these words\. What is read most:\n 1 [\s\S]*\n\nconfidence 0\.00, unsure: /);
  });

  it.each([
    [[], 2, 'There is nothing to search for.'],
    [['密码', '--limit', '0'], 2, '--limit cannot be `0`.'],
    [['密码', '--locale', 'fr'], 1, 'has no search index for fr.'],
  ])('that is given %j ends with %i and says what to do', async (args, exit, sentence) => {
    const { code, stdout, stderr } = await search(...args);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says that a site must be built first', async () => {
    const { code, stderr } = await runScript('search', ['密码'], { ...environment, KB_OUT: join(newFolder(), 'nowhere') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/nowhere has no search index for zh-cn\.\nRun `npm run build` first/);
  });
});
