import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stylePictures } from '../src/brand/styles.ts';
import { type EditorPageConfig, editorConfig } from '../src/browser-editor/editor-config.ts';
import { askedArticle } from '../src/checks/search-contract/contract-findings.ts';
import { compileBeside } from '../src/content/compile-beside.ts';
import type { Content } from '../src/content/read-content.ts';
import { type Edition, makeEdition } from '../src/edition/edition.ts';
import { editionFile, writeEdition } from '../src/edition/edition-file.ts';
import { removeOlderCaches } from '../src/edition/older-caches.ts';
import { digestPages } from '../src/edition/rendered-pages.ts';
import { shownMedia } from '../src/edition/shown-media.ts';
import { ignoreMissing } from '../src/files.ts';
import type { Finding } from '../src/findings/finding.ts';
import { readAskedMost } from '../src/knowledge/asked-most.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import type { BrandFiles } from '../src/knowledge/brand-files.ts';
import { pruneEntries } from '../src/knowledge/parsed-entries.ts';
import { readPublicCounts } from '../src/knowledge/public-counts.ts';
import type { Editing } from '../src/knowledge/schemas/editing.ts';
import type { Site } from '../src/knowledge/schemas/site.ts';
import { readPublishable } from '../src/last-good/publishable-content.ts';
import { pruneFragments } from '../src/markdown/fragments.ts';
import type { BuildContent, BuildContext } from './build-context.ts';

/**
 * Reads and checks the content, and makes the edition from it: for the other plugins in `context`, for the content
 * collections in a file.
 *
 * @returns what the checks found; nothing when the content can be published, as faulty articles have been held back
 */
export async function prepareContent(context: BuildContext): Promise<Finding[]> {
  const { environment, folders, keepsGoing } = context;
  const { reading, findings, isRefused, remember } = await readPublishable({ environment, keepsGoing, ...folders });
  await removeStale(folders, reading.content);
  await leaveEdition(context, reading.content, {
    heldBack: isRefused ? [] : findings,
    remember,
    asked: reading.content.articles.map(askedArticle),
  });
  return isRefused ? findings : reading.findings.filter(({ severity }) => severity !== 'error');
}

/**
 * The same for `dev`, which shows the content with its errors before all of it is checked.
 *
 * @returns what is wrong with the files themselves
 */
export async function openContent(context: BuildContext, read: () => Promise<Content>): Promise<Finding[]> {
  await compileBeside({ ...context.environment, ...context.folders });
  const content = await read();
  await removeStale(context.folders, content);
  await removeOlderCaches(context.folders.cacheDir);
  return leaveAsIs(context, content);
}

/** Makes the edition again after an edit, for `dev`, without deleting what pages that are being rendered may still read. */
export async function showContent(context: BuildContext, read: () => Promise<Content>): Promise<Finding[]> {
  return leaveAsIs(context, await read());
}

async function leaveAsIs(context: BuildContext, content: Content): Promise<Finding[]> {
  await leaveEdition(context, content, { heldBack: [], remember: () => undefined, asked: [] });
  return content.kb.findings;
}

async function removeStale(
  { cacheDir, fragmentsDir }: BuildContext['folders'],
  { articles, handbook, broken }: Content,
): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  pruneFragments(
    fragmentsDir,
    new Set([articles, handbook, broken.articles, broken.handbook].flat().map(({ digest }) => digest)),
  );
  pruneEntries(fragmentsDir);
}

async function leaveEdition(
  context: BuildContext,
  content: Content,
  { asked, ...outcome }: Pick<BuildContent, 'heldBack' | 'remember'> & { asked: BuildContent['articles'] },
): Promise<void> {
  const { environment, folders } = context;
  const { kb, articles, handbook, broken } = content;
  const { editing } = kb.site;
  const askedMost = await readAskedMost(folders.askedMostFile);
  // Otherwise nothing of the file is shown, so it need not be valid.
  const publicCounts = kb.site.publicCounts === 'on' ? await readPublicCounts(folders.publicCountsFile) : undefined;
  const edition = makeEdition(content, environment, folders.fragmentsDir, askedMost, publicCounts);
  const media = shownMedia({ articles, handbook, channels: kb.channels, files: content.media.files }, environment.audience);
  await writeBrand(folders.brandStylesFile, kb.brandFiles, edition.frame.brand.styles);
  const report = await prepareReport(context, kb.site);
  const { buildsTemplates } = context;
  const shown: Edition = { ...edition, ...report, buildsTemplates };
  await writeEdition(editionFile(folders.cacheDir), shown);
  context.content = {
    frame: edition.frame,
    pagesDigest: buildsTemplates ? digestPages(shown, folders) : undefined,
    shown: edition.articles.length,
    articles: asked,
    broken: broken.articles,
    editing,
    editor: environment.audience === 'internal' && editing?.editor === 'on' ? editorOf(content, editing) : undefined,
    media,
    ...outcome,
  };
}

function editorOf({ kb, articles }: Content, editing: Editing): EditorPageConfig {
  const named = articles.map(({ id, locale, data }) => ({ id, locale, title: data.title }));
  return editorConfig(kb, editing, { articles: named, logo: `${basePathOf(kb.site.baseUrl)}/favicon.svg` });
}

/** Leaves the report for the pages of the internal edition; the public one has nothing of it, and does not load its code. */
async function prepareReport(
  { environment, folders }: BuildContext,
  { locales, baseUrl }: Pick<Site, 'locales' | 'baseUrl'>,
): Promise<Pick<Edition, 'reportPagesFile'>> {
  const { reportFile, reportPagesFile, reportStylesFile } = folders;
  if (environment.audience !== 'internal') {
    await writeFile(reportStylesFile, '');
    return {};
  }
  const { readSiteReport, siteStylesheet } = await import('../src/reports/site/index.ts');
  await writeFile(reportStylesFile, siteStylesheet());
  await writeFile(reportPagesFile, JSON.stringify(await readSiteReport(reportFile, { locales, basePath: basePathOf(baseUrl) })));
  return { reportPagesFile };
}

/**
 * Writes the style sheet of the brand, with the pictures it shows beside it. One that is the same is left alone: writing it
 * makes `dev` reload every page.
 */
async function writeBrand(file: string, brandFiles: BrandFiles, styles: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  for (const [name, picture] of stylePictures(brandFiles)) await copyFile(picture.file, join(dirname(file), name));
  if ((await readFile(file, 'utf8').catch(ignoreMissing)) !== styles) await writeFile(file, styles);
}
