import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checks/check-content.ts';
import { readContent } from '../../src/content/read-content.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { askSite } from '../../src/evaluation/ask-site.ts';
import { readDocuments, writeCorpus } from '../../src/evaluation/corpus.ts';
import { indexCorpus } from '../../src/evaluation/index-corpus.ts';
import { readIndexedDocuments } from '../../src/evaluation/indexed-documents.ts';
import { readQuestionSet } from '../../src/evaluation/question-set.ts';
import { environment } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { smallCorpus, writeSmallCorpus } from '../support/small-corpus.ts';

describe('documents as a site', () => {
  const made = { en: newFolder(), zh: newFolder() };
  const sites: Partial<Record<keyof typeof made, Awaited<ReturnType<typeof indexCorpus>>>> = {};
  beforeAll(async () => {
    for (const language of ['en', 'zh'] as const) {
      const { docs } = await writeSmallCorpus(made[language], language);
      sites[language] = await indexCorpus(docs, join(made[language], 'work'));
    }
  });

  test.each([
    ['en', 'en'],
    ['zh', 'zh-cn'],
  ] as const)('documents in %s are found through the whole pipeline', async (language, locale) => {
    const { siteDir = '', locales } = sites[language] ?? {};
    expect(locales).toEqual([locale]);
    const ask = await askSite(siteDir, locale);
    for (const { q, gold } of smallCorpus[language].questions.filter((question) => question.gold.length > 0)) {
      expect((await ask(q)).ids[0], q).toBe(gold[0]);
    }
    expect((await ask(smallCorpus[language].questions[2].q)).isUnsure).toBe(true);
  });

  test('leave no cache behind, and their index compressed as a site is', async () => {
    const { cacheDir } = foldersOf(environment({ contentDir: join(made.en, 'work/content') }));
    expect(existsSync(join(cacheDir, '..'))).toBe(false);
    expect(await readdir(join(sites.en?.siteDir ?? '', 'search/en'))).toContain('entry.json.br');
  });

  test('give back the words of title, body and questions', async () => {
    const documents = await readIndexedDocuments(sites.zh?.siteDir ?? '', 'zh-cn');
    expect(documents.map(({ id }) => id)).toEqual(['invoice', 'parcel', 'password', 'refund']);
    expect(documents[3]?.title).toBe('怎样申请退款');
    for (const part of ['怎样申请退款', '退款五天内回到原来的银行卡', '钱能退给我吗']) expect(documents[3]?.text).toContain(part);
  });

  test('stay what they are when they look like markup', async () => {
    const folder = newFolder();
    const file = join(folder, 'docs.jsonl');
    const body = '# not a heading\n- *not* a list\n<b>{not: code}</b> a < b && c > d [x](javascript:y) `z` \\ import x from "y"';
    const title = 'What does --- "quoted": mean?';
    await writeFile(file, `${JSON.stringify({ id: 'odd', lang: 'en', title, body })}\n`);
    const contentDir = join(folder, 'content');
    await writeCorpus(await readDocuments(file), contentDir);
    const findings = await checkContent(await readContent(contentDir, join(folder, 'fragments')), environment({ contentDir }));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { siteDir } = await indexCorpus(file, join(folder, 'work'));
    const [document] = await readIndexedDocuments(siteDir, 'en');
    expect(document?.title).toBe(title);
    for (const part of ['# not a heading', '*not* a list', '<b>{not: code}</b>', '[x](javascript:y)', '`z` \\ import']) {
      expect(document?.text).toContain(part);
    }
  });

  test('keep a phrasing that several claim with the first, so that the content has no errors', async () => {
    const folder = newFolder();
    const file = join(folder, 'docs.jsonl');
    const docs = ['one', 'two'].map((id) =>
      JSON.stringify({ id, lang: 'en', title: id, body: id, questions: ['Same question?'] }),
    );
    await writeFile(file, docs.join('\n'));
    await indexCorpus(file, join(folder, 'work'));
    expect(await readFile(join(folder, 'work/content/articles/en/one.mdx'), 'utf8')).toContain('Same question?');
    expect(await readFile(join(folder, 'work/content/articles/en/two.mdx'), 'utf8')).not.toContain('Same question?');
  });
});

describe('a question set', () => {
  test('takes the locale of a line, or the default', async () => {
    const file = join(newFolder(), 'questions.jsonl');
    await writeFile(file, '{"q":" refund ","gold":["a"]}\n\n{"q":"退款","locale":"zh-cn","gold":[]}\n');
    expect(await readQuestionSet(file, 'en')).toEqual([
      { q: 'refund', locale: 'en', gold: ['a'] },
      { q: '退款', locale: 'zh-cn', gold: [] },
    ]);
  });

  test('names every line that cannot be used', async () => {
    const file = join(newFolder(), 'questions.jsonl');
    await writeFile(file, '{"q":"","gold":[]}\n{"q":"x","gold":["a"]}\nno json\n{"q":"x"}\n');
    await expect(readQuestionSet(file, 'en')).rejects.toMatchObject({
      message: expect.stringMatching(/:1: q: must not be empty\n.*:3: the line: .*\n.*:4: gold: /),
    });
  });

  test('that is not there is named', async () => {
    await expect(readQuestionSet('nowhere.jsonl', 'en')).rejects.toThrow('nowhere.jsonl cannot be read');
  });
});
