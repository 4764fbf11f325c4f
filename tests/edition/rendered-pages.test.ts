import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Edition, makeEdition } from '../../src/edition/edition.ts';
import { type Folders, foldersOf } from '../../src/edition/folders.ts';
import { digestPages, keptPages, type RenderedPages, rememberPages } from '../../src/edition/rendered-pages.ts';
import { checkContent, environment } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

let edition: Edition;
let folders: Folders;

const rendered: RenderedPages = { files: ['index.html', '_astro/page.js'], templates: ['en/articles/~1/index.html'] };

beforeEach(async () => {
  const folder = newFolder();
  const { fragmentsDir, ...content } = await checkContent({});
  const made = makeEdition(content, environment({ contentDir: '' }), fragmentsDir, { version: 1, locales: {} });
  edition = { ...made, buildsTemplates: true, reportPagesFile: join(folder, 'report-pages.json') };
  folders = {
    ...foldersOf({ contentDir: folder, audience: 'public', today: '2026-11-20', outDir: undefined }),
    stagingDir: join(folder, 'site'),
    templatesDir: join(folder, 'templates'),
    astroCacheDir: join(folder, 'astro'),
    brandStylesFile: join(folder, 'brand/brand.css'),
    reportStylesFile: join(folder, 'report.css'),
  };
  const { stagingDir, templatesDir, brandStylesFile, reportStylesFile } = folders;
  for (const file of rendered.files) write(join(stagingDir, file));
  for (const file of rendered.templates) write(join(templatesDir, file));
  for (const file of [brandStylesFile, reportStylesFile, join(folder, 'report-pages.json')]) write(file);
  mkdirSync(folders.astroCacheDir);
  await rememberPages(rendered, digestPages(edition, folders), folders);
});

function write(file: string, text = 'as it was'): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const kept = (now: Edition = edition): RenderedPages | undefined => keptPages(digestPages(now, folders), folders);

const withArticle = (change: Partial<Edition['articles'][number]>): Edition => ({
  ...edition,
  articles: edition.articles.map((article, at) => (at === 0 ? { ...article, ...change } : article)),
});

describe('the pages of the last build', () => {
  test('are kept when nothing but the body of an article has changed', () => {
    expect(kept()).toEqual(rendered);
    expect(kept(withArticle({ fragment: 'another', revision: 'another' }))).toEqual(rendered);
  });

  test.each<[string, () => Edition]>([
    ['a title', () => withArticle({ title: 'Another' })],
    ['what a body needs of its page', () => withArticle({ extras: { ...edition.articles[0]!.extras, hasContents: true } })],
    ['what readers said of it', () => withArticle({ helped: { helpful: 5, votes: 6 } })],
    ['the number of articles', () => ({ ...edition, articles: [] })],
    ['the day', () => ({ ...edition, frame: { ...edition.frame, today: '2026-11-21' } })],
    ['what readers ask most', () => ({ ...edition, frame: { ...edition.frame, askedMost: { 'zh-cn': ['refund'] } } })],
    [
      'the handbook',
      () => ({ ...edition, handbook: [{ id: 'tone', locale: 'en', fragment: '1', title: 'Tone', summary: '', order: 1 }] }),
    ],
    ['the report', () => edit(edition.reportPagesFile ?? '')],
    ['the style sheet of the brand', () => edit(folders.brandStylesFile)],
    ['a picture of the brand', () => edit(join(dirname(folders.brandStylesFile), 'hero.svg'))],
    ['the style sheet of the report', () => edit(folders.reportStylesFile)],
  ])('are rendered again after a change of %s', (_, change) => {
    expect(kept(change())).toBeUndefined();
  });

  test('are rendered again when one of them, a script or a template is missing', () => {
    const { stagingDir, templatesDir } = folders;
    const paths = [...rendered.files.map((path) => join(stagingDir, path)), join(templatesDir, rendered.templates[0] ?? '')];
    for (const path of paths) {
      rmSync(path);
      expect(kept()).toBeUndefined();
      write(path);
      expect(kept()).toEqual(rendered);
    }
  });

  test('are forgotten when it is not known what the next ones were rendered from', async () => {
    symlinkSync('elsewhere', join(dirname(folders.brandStylesFile), 'logo.svg'));
    const digest = digestPages(edition, folders);
    expect(digest).toBeUndefined();
    await rememberPages(rendered, digest, folders);
    rmSync(join(dirname(folders.brandStylesFile), 'logo.svg'));
    expect(kept()).toBeUndefined();
  });
});

function edit(file: string): Edition {
  write(file, 'changed');
  return edition;
}
