import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Edition } from '../../../src/edition/edition.ts';
import type { EditionArticle } from '../../../src/edition/edition-article.ts';
import type { Frame } from '../../../src/edition/frame.ts';
import { beginNextSite } from '../../../src/edition/publishing/next-site.ts';
import { refusedFragment } from '../../../src/markdown/fragment.ts';
import { keepFragments, toKept } from '../../../src/markdown/fragments.ts';
import { pathsOf } from '../../../src/site/article-files/article-jobs.ts';
import { writeArticleFiles } from '../../../src/site/article-files/write-article-files.ts';
import { shapeId, shapeOf } from '../../../src/site/article-page/shape.ts';
import { shownArticles } from '../../../src/site/article-page/shown-article.ts';
import { siteDataOf } from '../../../src/site/shown-edition.ts';
import { makeFolder, writeFiles } from '../../support/builders.ts';

let root: string;
let frame: Frame;

beforeEach(async () => {
  root = await makeFolder();
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

/**
 * Builds and publishes.
 *
 * @param look at the published site when the next one is written
 * @returns the folder of the site, and the pages that were written
 */
async function build(
  articles: EditionArticle[],
  look: (site: string) => Promise<void> = async () => {},
): Promise<{ site: string; written: string[] }> {
  const edition = { frame, articles, handbook: [] } as unknown as Edition;
  const templatesDir = join(root, 'templates');
  for (const shown of shownArticles(siteDataOf(edition))) {
    const file = join(templatesDir, pathsOf('en', shapeId(shapeOf(shown, frame))).page);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '<title>&lt;own(title)&quot;&gt;</title><own(body)">');
  }
  const [staging, outDir] = [join(root, 'staging'), join(root, 'site')];
  await writeFiles(staging, { 'revisions.json': '{}' });
  const next = await beginNextSite(staging, outDir, join(root, 'before'));
  const { pages, remember } = await writeArticleFiles(edition, { templatesDir, next, outDir, madeFile: join(root, 'made.json') });
  await look(outDir);
  await next.publish();
  await remember();
  return { site: outDir, written: pages };
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
  const kept = [page('refund'), `${page('refund')}.br`, 'en/articles/refund.md', 'en/articles/refund.md.gz'];
  const inodes = (site: string): Promise<number[]> => Promise.all(kept.map(async (path) => (await stat(join(site, path))).ino));
  const { site } = await build([articleOf('refund'), articleOf('invoice')]);
  const first = await inodes(site);
  for (const round of [1, 2, 3]) {
    const { written } = await build([articleOf('refund')], async () => {
      if (round === 1) expect((await stat(join(site, page('invoice')))).isFile()).toBe(true);
    });
    // Another article among the related ones of its page.
    expect(written).toEqual(round === 1 ? pages('refund') : []);
    if (round > 1) expect(await inodes(site)).not.toEqual(first);
    await expect(stat(join(site, page('invoice')))).rejects.toThrow('ENOENT');
  }
  const last = await inodes(site);
  await build([articleOf('refund')]);
  expect(await inodes(site)).toEqual(last);
});

test('an edited article is written as a new file, and the published one stays as it is', async () => {
  await build([articleOf('refund', 'Money back')]);
  // The third and the fourth site begin with files of the first and the second.
  for (const [before, title] of [
    ['Money back', 'Refund'],
    ['Refund', 'Get a refund'],
    ['Get a refund', 'Refunds'],
  ] as const) {
    const { site, written } = await build([articleOf('refund', title)], async (published) => {
      expect(await readFile(join(published, page('refund')), 'utf8')).toContain(`<title>${before}</title>`);
    });
    expect(written).toEqual(pages('refund'));
    expect(await readFile(join(site, page('refund')), 'utf8')).toContain(`<title>${title}</title>`);
  }
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
