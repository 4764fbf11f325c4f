import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import { type Folders, foldersOf } from '../../src/edition/folders.ts';
import { listFilesBelow } from '../../src/files.ts';
import { indexEdition } from '../../src/indexing/index-edition.ts';
import { article, checkContent, environment } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { digestSite } from '../support/site-files.ts';

const locales = ['zh-cn', 'en'];

const english = (body: string): string =>
  article({ title: 'Get a refund', summary: 'Within seven days.', answers: ['I want my money back'], body });

async function index(files: Record<string, string | undefined>, folder: string) {
  const { fragmentsDir, ...content } = await checkContent({ locales, files });
  const edition = makeEdition(content, environment({ contentDir: '' }), fragmentsDir, { version: 1, locales: {} });
  const folders: Folders = {
    ...foldersOf({ contentDir: folder, audience: 'public', today: '2026-11-20', outDir: undefined }),
    fragmentsDir,
    cacheDir: folder,
    stagingDir: join(folder, 'site'),
  };
  return indexEdition({ ...edition, isContractKept: false }, folders, { isForBrowsers: false });
}

/** When each file of the index was written, by path. */
async function writtenAt(folder: string, part: RegExp): Promise<Record<string, number>> {
  const paths = (await listFilesBelow(join(folder, 'site'))).filter((path) => part.test(path));
  const times = paths.map(async (path) => [path, (await stat(join(folder, 'site', path))).mtimeMs]);
  return Object.fromEntries(await Promise.all(times));
}

test('writes the index of a language anew only if something in it has changed, and then the same as without the old one', async () => {
  const [folder, fresh] = [newFolder(), newFolder()];
  const file = 'articles/en/money-back.mdx';
  const chinese = /^search\/zh-cn\/|^pagefind\/(?:index|fragment)\/x-zh-cn_/;
  expect(await index({ [file]: english('Ask for it.\n') }, folder)).toMatchObject({ articles: 2, isNew: true });
  const before = await writtenAt(folder, chinese);
  expect(Object.keys(before).length).toBeGreaterThan(5);

  expect(await index({ [file]: english('Ask for it.\n') }, folder)).toMatchObject({ isNew: false });
  expect(await index({ [file]: english('Write to us.\n') }, folder)).toMatchObject({ isNew: true });
  await index({ [file]: english('Write to us.\n') }, fresh);
  expect(await writtenAt(folder, chinese)).toEqual(before);
  expect(await digestSite(join(folder, 'site'))).toEqual(await digestSite(join(fresh, 'site')));

  // What a locale knows of the others changes, too.
  await index({}, folder);
  expect(await writtenAt(folder, chinese)).not.toEqual(before);
  expect((await listFilesBelow(join(folder, 'site'))).filter((path) => /(?:^|\/)en(?:_|\/)/.test(path))).toEqual([]);
});
