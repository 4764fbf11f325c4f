import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginBuild, endBuild } from '../../src/edition/build-lock.ts';
import { digestInputs, isUpToDate, writeStamp } from '../../src/edition/build-stamp.ts';
import { type Folders, foldersOf } from '../../src/edition/folders.ts';
import type { Environment } from '../../src/knowledge/environment.ts';
import { newFolder } from '../support/folder.ts';

/** A site that was built from two files a moment ago. */
let environment: Environment;
let folders: Folders;
let site: string;
let content: string;

beforeEach(async () => {
  const folder = newFolder();
  [content, site] = [join(folder, 'content'), join(folder, 'dist')];
  mkdirSync(join(content, 'articles'), { recursive: true });
  writeFileSync(join(content, 'site.yaml'), 'name: Qinghe\n');
  writeFileSync(join(content, 'articles/refund.mdx'), 'Within 7 days.\n');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<h1>Refunds</h1>');
  environment = { contentDir: content, audience: 'public', today: '2026-11-20', outDir: site };
  folders = { ...foldersOf(environment), cacheDir: join(folder, 'cache') };
  await writeStamp(digestInputs(environment, folders), folders);
});

const isStillUpToDate = (): Promise<boolean> => isUpToDate(digestInputs(environment, folders), folders);

describe('a site that was just built', () => {
  test('is up to date, also when a source was saved without a change', async () => {
    const article = join(content, 'articles/refund.mdx');
    writeFileSync(article, readFileSync(article));
    utimesSync(article, new Date(), new Date());
    expect(await isStillUpToDate()).toBe(true);
  });

  test.each<[string, () => void]>([
    ['a source has as many other bytes', () => writeFileSync(join(content, 'articles/refund.mdx'), 'Within 9 days.\n')],
    ['a file is added', () => writeFileSync(join(content, 'articles/invoice.mdx'), '')],
    ['a file is deleted', () => rmSync(join(content, 'articles/refund.mdx'))],
    ['a report says what is asked most', () => mkdirReport()],
    ['another day has come', () => Object.assign(environment, { today: '2026-11-21' })],
    ['it is to be another edition', () => Object.assign(environment, { audience: 'internal' })],
    ['a page of the site is gone', () => rmSync(join(site, 'index.html'))],
    ['a page of the site was edited', () => appendFileSync(join(site, 'index.html'), ' ')],
    ['a page of the site has as many other bytes', () => writeFileSync(join(site, 'index.html'), '<h1>Invoice</h1>')],
    ['a page of the site was renamed', () => renameSync(join(site, 'index.html'), join(site, 'refund.html'))],
    ['a file was put into the site', () => writeFileSync(join(site, 'more.html'), '')],
  ])('is not when %s', async (_what, change) => {
    change();
    expect(await isStillUpToDate()).toBe(false);
  });

  test('is not when a link leads out of the content, as what it leads to may change', async () => {
    symlinkSync('/etc', join(content, 'articles/link'));
    expect(digestInputs(environment, folders)).toBeUndefined();
    await writeStamp(undefined, folders);
    expect(await isStillUpToDate()).toBe(false);
  });

  test('is not while another build is at it', async () => {
    await beginBuild(folders);
    expect(await isStillUpToDate()).toBe(false);
    await endBuild(folders);
    expect(await isStillUpToDate()).toBe(true);
  });
});

test('names and bytes of sources cannot be taken for each other', () => {
  const before = digestInputs(environment, folders);
  rmSync(join(content, 'articles/refund.mdx'));
  writeFileSync(join(content, 'articles/refund.mdxWithin'), ' 7 days.\n');
  expect(digestInputs(environment, folders)).not.toBe(before);
});

function mkdirReport(): void {
  mkdirSync(folders.reportsDir, { recursive: true });
  writeFileSync(folders.askedMostFile, '{}');
}
