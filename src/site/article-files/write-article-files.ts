import { mkdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressedBeside, compressedEndings } from '../../edition/compression/compress-texts.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Folders } from '../../edition/folders.ts';
import type { NextSite } from '../../edition/publishing/next-site.ts';
import { shownArticles } from '../article-page/shown-article.ts';
import { siteDataOf } from '../shown-edition.ts';
import { type ArticleJob, type ArticlePaths, pathsOf } from './article-jobs.ts';
import { type Shown, whatArticlesShow } from './what-articles-show.ts';
import { writeInThreads } from './write-in-threads.ts';

/** What files of the published site were made from, and how they were left: somebody may have edited them. */
interface Made extends Shown {
  files: FileStates;
}

/** Size and time of each file, in this order. */
type FileStates = Record<'page' | 'markdown' | 'picture', string>;

export interface Written {
  /** Paths of the pages that were not there before, or differ. */
  pages: string[];
  /** Call when the new site has been published. */
  remember(): Promise<void>;
}

export function madeFileOf({ publicationDir }: Pick<Folders, 'publicationDir'>): string {
  return join(publicationDir, 'articles.json');
}

/**
 * Writes pages, Markdown copies and pictures of all articles, with their compressed files, into the next site. Those that would
 * be the same as in the published site are kept.
 *
 * @param options.outDir the published site
 * @param options.madeFile remembers what its articles were made from
 */
export async function writeArticleFiles(
  edition: Edition,
  { templatesDir, next, outDir, madeFile }: { templatesDir: string; next: NextSite; outDir: string; madeFile: string },
): Promise<Written> {
  const { frame } = edition;
  const articles = shownArticles(siteDataOf(edition));
  const paths = articles.map(({ locale, article }) => pathsOf(locale, article.id));
  const shown = await whatArticlesShow(articles, frame, templatesDir);
  const before = await readMade(madeFile);
  for (const locale of frame.site.locales) mkdirSync(join(next.folder, locale, 'articles'), { recursive: true });
  const states: FileStates[] = [];
  const jobs = articles.flatMap((article, index): ArticleJob[] => {
    const [path, { template, texts, picture }] = [paths[index] as ArticlePaths, shown[index] as Shown];
    const made = Object.hasOwn(before, path.folder) ? before[path.folder] : undefined;
    const present = made === undefined ? undefined : filesOf(outDir, path);
    const isSame = (file: keyof FileStates): boolean => present !== undefined && present[file] === made?.files[file];
    const keepsTexts = made?.texts === texts && isSame('page') && isSame('markdown');
    const keepsPicture = made?.picture === picture && isSame('picture');
    const writesTexts = !(keepsTexts && present !== undefined && next.keep(textsOf(path, present)));
    const writesPicture = picture !== undefined && !(keepsPicture && next.keep([path.picture]));
    if (present !== undefined && !writesTexts && !writesPicture) {
      states[index] = present;
      return [];
    }
    if (writesTexts)
      next.clear([path.page, path.markdown].flatMap((text) => [text, ...compressedEndings.map((end) => text + end)]));
    if (writesPicture) next.clear([path.picture]);
    return [{ shown: article, template, writesTexts, writesPicture }];
  });
  await writeInThreads({ frame, templatesDir, folder: next.folder }, jobs);
  const now = paths.map(
    (path, index) => [path.folder, { ...shown[index], files: states[index] ?? filesOf(next.folder, path) }] as const,
  );
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

/** Page and Markdown copy, with the compressed files that they have. */
function textsOf({ page, markdown }: ArticlePaths, states: FileStates): string[] {
  return [[page, states.page] as const, [markdown, states.markdown] as const].flatMap(([text, state]) => [
    text,
    ...compressedBeside(text, Number.parseInt(state, 10)).map((ending) => text + ending),
  ]);
}

/** Without a valid file all articles are written. */
async function readMade(file: string): Promise<Record<string, Made>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Made>;
  } catch {
    return {};
  }
}
