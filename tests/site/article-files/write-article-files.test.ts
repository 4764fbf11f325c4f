import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Edition } from '../../../src/edition/edition.ts';
import type { EditionArticle } from '../../../src/edition/edition-article.ts';
import type { Frame } from '../../../src/edition/frame.ts';
import { refusedFragment } from '../../../src/markdown/fragment.ts';
import { keepFragments, toKept } from '../../../src/markdown/fragments.ts';
import { pathsOf } from '../../../src/site/article-files/article-jobs.ts';
import { writeArticleFiles } from '../../../src/site/article-files/write-article-files.ts';
import { shapeId, shapeOf } from '../../../src/site/article-page/shape.ts';
import { shownArticles } from '../../../src/site/article-page/shown-article.ts';
import { siteDataOf } from '../../../src/site/shown-edition.ts';
import { makeFolder } from '../../support/builders.ts';

let root: string;
let frame: Frame;
let builds = 0;

beforeEach(async () => {
  root = await makeFolder();
  builds = 0;
  const site = { locales: ['en'], tasks: [], baseUrl: 'https://help.example', name: { en: 'Help' } };
  const known = { audience: 'public', defaultLocale: 'en', digest: 'a', owners: {}, brand: { sharePictures: 'none' } };
  const categories = [{ id: 'orders', ancestors: [], label: { en: 'Orders' } }];
  frame = { ...known, site, categories, fragmentsDir: join(root, 'fragments') } as unknown as Frame;
  const compiled = { ...refusedFragment({} as never), html: `<p>${'Words. '.repeat(200)}</p>`, markdown: 'Words. '.repeat(200) };
  keepFragments(frame.fragmentsDir, [{ digest: 'body', ...toKept(compiled) }]);
});

function articleOf(id: string, title = `Title of ${id}`): EditionArticle {
  const shown = { category: 'orders', type: 'faq', owner: 'support', audience: 'public', reviewed: '2026-11-20', products: [] };
  const extras = { icons: [], styles: [], hasContents: false };
  const text = { id, locale: 'en', title, summary: 'In short.', fragment: 'body', revision: 'r1', translations: ['en'] };
  return {
    ...text,
    ...shown,
    extras,
    related: [],
    answers: [],
    freshness: 'fresh',
    dueOn: '2027-11-20',
  } as unknown as EditionArticle;
}

/** Builds after the site of the last call. @returns its folder, and the pages that were written */
async function build(articles: EditionArticle[]): Promise<{ site: string; written: string[] }> {
  const edition = { frame, articles, handbook: [] } as unknown as Edition;
  const templatesDir = join(root, 'templates');
  for (const shown of shownArticles(siteDataOf(edition))) {
    const file = join(templatesDir, pathsOf('en', shapeId(shapeOf(shown, frame))).page);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '<title>&lt;own(title)&quot;&gt;</title><own(body)">');
  }
  const [outDir, folder] = [join(root, `site${builds}`), join(root, `site${++builds}`)];
  const { pages, remember } = await writeArticleFiles(edition, {
    templatesDir,
    folder,
    outDir,
    madeFile: join(root, 'made.json'),
  });
  await remember();
  return { site: folder, written: pages };
}

const page = (id: string): string => `en/articles/${id}/index.html`;
const pages = (...ids: string[]): string[] => ids.map(page);

test('each article has a page and a Markdown copy, with compressed files beside them', async () => {
  const { site, written } = await build([articleOf('refund', 'Refunds & more'), articleOf('invoice')]);
  expect(written.sort()).toEqual(pages('invoice', 'refund'));
  expect(await readFile(join(site, page('refund')), 'utf8')).toMatch(/^<title>Refunds &amp; more<\/title><p>Words\./);
  expect(await readFile(join(site, 'en/articles/refund.md'), 'utf8')).toContain('# Refunds & more\n\n> In short.\n\nWords.');
  for (const path of [`${page('refund')}.br`, `${page('refund')}.gz`, 'en/articles/refund.md.gz'])
    expect((await stat(join(site, path))).size).toBeGreaterThan(20);
});

test('what has not changed is the published file itself, and what nobody shows any more is gone', async () => {
  const before = await build([articleOf('refund'), articleOf('invoice')]);
  const after = await build([articleOf('refund')]);
  expect(after.written).toEqual(pages('refund'));
  const again = await build([articleOf('refund')]);
  expect(again.written).toEqual([]);
  for (const path of [page('refund'), `${page('refund')}.br`, 'en/articles/refund.md', 'en/articles/refund.md.gz'])
    expect((await stat(join(again.site, path))).ino).toBe((await stat(join(after.site, path))).ino);
  expect((await stat(join(before.site, page('invoice')))).isFile()).toBe(true);
  await expect(stat(join(again.site, page('invoice')))).rejects.toThrow('ENOENT');
});

test('an edited article is written as a new file, and the published one stays as it is', async () => {
  const before = await build([articleOf('refund')]);
  const { site, written } = await build([articleOf('refund', 'Get a refund')]);
  expect(written).toEqual(pages('refund'));
  expect(await readFile(join(site, page('refund')), 'utf8')).toContain('<title>Get a refund</title>');
  expect(await readFile(join(before.site, page('refund')), 'utf8')).toContain('<title>Title of refund</title>');
});

test('a published file that somebody has edited, or whose compressed file is gone, is written again', async () => {
  const first = await build([articleOf('refund')]);
  await writeFile(join(first.site, page('refund')), 'edited in place');
  const second = await build([articleOf('refund')]);
  expect(second.written).toEqual(pages('refund'));
  expect(await readFile(join(second.site, page('refund')), 'utf8')).toContain('<title>Title of refund</title>');
  await rm(join(second.site, `${page('refund')}.br`));
  const third = await build([articleOf('refund')]);
  expect(third.written).toEqual(pages('refund'));
  expect((await stat(join(third.site, `${page('refund')}.br`))).size).toBeGreaterThan(20);
});
