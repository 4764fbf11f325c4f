import { linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressedBeside } from '../../edition/compression/compress-texts.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Folders } from '../../edition/folders.ts';
import { ignoreMissing } from '../../files.ts';
import { shownArticles } from '../article-page/shown-article.ts';
import { digestOf } from '../digest-of.ts';
import { siteDataOf } from '../shown-edition.ts';
import { type ArticleJob, type ArticlePaths, type ArticlePlaces, pathsOf } from './article-jobs.ts';
import { type Shown, whatArticlesShow } from './what-articles-show.ts';
import { writeInThreads } from './write-in-threads.ts';

/** What files of the published site were made from, and how they were left: somebody may have edited them. */
interface Made extends Shown {
  files: FileStates;
}

/** Size and time of each file. */
type FileStates = Record<'page' | 'markdown' | 'picture', string>;

export interface Written {
  /** Paths of the pages that were not there before, or differ. */
  pages: string[];
  /** Call when the new site has been published. */
  remember(): Promise<void>;
}

/** One for each output folder, as the same content may be published to several. */
export function madeFileOf({ cacheDir, outDir }: Pick<Folders, 'cacheDir' | 'outDir'>): string {
  return join(cacheDir, `articles-${digestOf(outDir).slice(0, 8)}.json`);
}

/**
 * Writes pages, Markdown copies and pictures of all articles, with their compressed files. Those that would be the same as in the
 * published site become links to them.
 *
 * @param options.outDir the published site
 * @param options.madeFile remembers what its articles were made from
 */
export async function writeArticleFiles(
  edition: Edition,
  { templatesDir, folder, outDir, madeFile }: Omit<ArticlePlaces, 'frame'> & { outDir: string; madeFile: string },
): Promise<Written> {
  const { frame } = edition;
  const articles = shownArticles(siteDataOf(edition));
  const paths = articles.map(({ locale, article }) => pathsOf(locale, article.id));
  const shown = await whatArticlesShow(articles, frame, templatesDir);
  const before = await readMade(madeFile);
  for (const locale of frame.site.locales) mkdirSync(join(folder, locale, 'articles'), { recursive: true });
  const jobs = articles.flatMap((article, index): ArticleJob[] => {
    const [path, { template, texts, picture }] = [paths[index] as ArticlePaths, shown[index] as Shown];
    const made = Object.hasOwn(before, path.folder) ? before[path.folder] : undefined;
    const present = made === undefined ? undefined : filesOf(outDir, path);
    const isSame = (file: keyof FileStates): boolean => present !== undefined && present[file] === made?.files[file];
    const keepsTexts = made?.texts === texts && isSame('page') && isSame('markdown');
    const keepsPicture = made?.picture === picture && isSame('picture');
    const writesTexts = !(keepsTexts && linkTexts(outDir, folder, path));
    const writesPicture = picture !== undefined && !(keepsPicture && linkAll(outDir, folder, [path.picture]));
    return writesTexts || writesPicture ? [{ shown: article, template, writesTexts, writesPicture }] : [];
  });
  await writeInThreads({ frame, templatesDir, folder }, jobs);
  const now = paths.map((path, index) => [path.folder, { ...shown[index], files: filesOf(folder, path) }] as const);
  return {
    pages: jobs
      .filter(({ writesTexts }) => writesTexts)
      .map(({ shown: { locale, article } }) => pathsOf(locale, article.id).page),
    remember: () => writeFile(madeFile, JSON.stringify(Object.fromEntries(now))),
  };
}

function filesOf(site: string, { page, markdown, picture }: ArticlePaths): FileStates {
  const state = (path: string): string => {
    const found = statSync(join(site, path), { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.size} ${found.mtimeMs}`;
  };
  return { page: state(page), markdown: state(markdown), picture: state(picture) };
}

function linkTexts(outDir: string, folder: string, path: ArticlePaths): boolean {
  mkdirSync(join(folder, path.folder));
  const texts = [path.page, path.markdown].flatMap((text) => [
    text,
    ...compressedBeside(text, statSync(join(outDir, text)).size).map((ending) => text + ending),
  ]);
  return linkAll(outDir, folder, texts);
}

/** All or none. @returns whether the files are there */
function linkAll(outDir: string, folder: string, paths: readonly string[]): boolean {
  const linked: string[] = [];
  try {
    for (const path of paths) {
      linkSync(join(outDir, path), join(folder, path));
      linked.push(path);
    }
    return true;
  } catch (error) {
    ignoreMissing(error);
    for (const path of linked) rmSync(join(folder, path));
    return false;
  }
}

/** Without a valid file all articles are written. */
async function readMade(file: string): Promise<Record<string, Made>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Made>;
  } catch {
    return {};
  }
}
