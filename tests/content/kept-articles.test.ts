import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type KeptArticles, keptArticles } from '../../src/content/kept-articles.ts';
import { type Content, readContent } from '../../src/content/read-content.ts';
import { article, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const [refund, invoice] = ['articles/zh-cn/refund.mdx', 'articles/zh-cn/invoice.mdx'];

async function open() {
  const contentDir = await writeContent({ files: { [refund]: article(), [invoice]: article({ title: '怎么开发票' }) } });
  const folder = newFolder();
  const read = async (): Promise<[KeptArticles, Content]> => {
    const kept = keptArticles(folder, 0);
    return [kept, await readContent(contentDir, folder, contentDir, { withPages: false, ...kept.reading })];
  };
  const edit = (path: string, text: string): Promise<void> => writeFile(join(contentDir, path), text);
  return { read, edit };
}

test('articles that have not changed are as they were, down to the last word and position', async () => {
  const { read } = await open();
  const [kept, first] = await read();
  kept.keep(first, 'first');
  const [again, second] = await read();
  expect(again.changesSince('first', second)).toEqual({ after: [], before: [], nameMedia: false });
  for (const [number, { source, ...parts }] of second.articles.entries()) {
    const { source: original, ...originalParts } = first.articles[number] as Content['articles'][number];
    const { extras: _extras, ...fragment } = originalParts.fragment;
    expect(parts).toEqual({ ...originalParts, fragment });
    expect([source.data, source.positions, source.layout()]).toEqual([original.data, original.positions, original.layout()]);
    expect(source.locate(['title'])).toEqual(original.locate(['title']));
  }
});

test('the articles of two checks at a time are never mixed', async () => {
  const { read, edit } = await open();
  const [slow, before] = await read();
  await edit(refund, article({ title: '课程怎么退款' }));
  const [quick, after] = await read();
  quick.keep(after, 'quick');
  slow.keep(before, 'slow');
  const [next, content] = await read();
  expect(next.changesSince('slow', content)).toBeUndefined();
  expect(next.changesSince('quick', content)).toMatchObject({ after: [], before: [] });
});
