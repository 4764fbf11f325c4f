import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Entry } from '../../src/knowledge/read-entry.ts';
import { TextCache } from '../../src/text-cache.ts';
import { article, makeFolder, writeContent } from '../support/builders.ts';

const articleFile = 'articles/zh-cn/refund.mdx';

/** An entry with the positions of its fields and of their parts. */
function shown({ source: { data, locate, locateKey }, ...entry }: Entry<unknown>): object {
  const paths = Object.entries(data as object).flatMap(([name, value]) => [
    [name],
    [name, 'nowhere'],
    ...(Array.isArray(value) ? value.map((_, index) => [name, index]) : []),
  ]);
  return { ...entry, written: data, positions: [...paths, ['nowhere']].map((path) => [locate(path), locateKey(path)]) };
}

describe('front matter that was parsed before', () => {
  test('is the same as front matter that is parsed, with all positions', async () => {
    const folder = await makeFolder();
    const parsed = await readKnowledgeBase('content');
    await readKnowledgeBase('content', 'content', folder);
    const again = await readKnowledgeBase('content', 'content', folder);
    expect(again.articles.map(shown)).toEqual(parsed.articles.map(shown));
    expect(again.handbook.map(shown)).toEqual(parsed.handbook.map(shown));
    expect(again.findings).toEqual(parsed.findings);
  });

  test('is not parsed again, but what was edited is', async () => {
    const folder = await makeFolder();
    const content = await writeContent({ files: { [articleFile]: article({ title: '一' }) } });
    const titleOf = async (): Promise<string | undefined> =>
      (await readKnowledgeBase(content, 'content', folder)).articles[0]?.data.title;
    expect(await titleOf()).toBe('一');
    const keys = TextCache.in(folder).keys('entry');
    const [key = ''] = keys;
    const kept = TextCache.in(folder).get('entry', key) ?? '';
    TextCache.in(folder).set('entry', [[key, kept.replaceAll('一', '二')]]);
    expect([keys.length, await titleOf()]).toEqual([1, '二']);
    const file = join(content, articleFile);
    await writeFile(file, (await readFile(file, 'utf8')).replace('一', '三'));
    expect(await titleOf()).toBe('三');
  });

  test('a file with a mistake is reported each time', async () => {
    const folder = await makeFolder();
    const content = await writeContent({ files: { [articleFile]: article({ type: 'nothing' }) } });
    const findings = async (): Promise<number> => (await readKnowledgeBase(content, 'content', folder)).findings.length;
    expect([await findings(), await findings()]).toEqual([1, 1]);
  });
});
