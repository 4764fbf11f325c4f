import { expect, test } from 'vitest';
import { checkBeside } from '../../src/checks/check-beside.ts';
import { checkContent } from '../../src/checks/check-content.ts';
import { compileBeside } from '../../src/content/compile-beside.ts';
import { readContent } from '../../src/content/read-content.ts';
import { TextCache } from '../../src/text-cache.ts';
import { article, today, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

test('a process beside compiles into an empty cache, and another one finds with it what this one finds', async () => {
  const body = '[去哪儿](/articles/nowhere/)\n';
  const contentDir = await writeContent({ files: { 'articles/zh-cn/a.mdx': article({ body }) } });
  const fragmentsDir = newFolder();
  await compileBeside({ contentDir, fragmentsDir });
  expect(TextCache.in(fragmentsDir).keys('facts')).not.toEqual([]);
  const found = await checkBeside({ contentDir, fragmentsDir, today }, new AbortController().signal);
  expect(found).toEqual(await checkContent(await readContent(contentDir, newFolder()), { today }));
  expect(found.map(({ rule }) => rule)).toContain('link/broken');
});
