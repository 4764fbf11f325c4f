import { linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compressedBeside } from '../../edition/compression/compress-texts.ts';
import type { Edition } from '../../edition/edition.ts';
import { ignoreMissing } from '../../files.ts';
import { shownArticles } from '../article-page/shown-article.ts';
import { siteDataOf } from '../shown-edition.ts';
import { type ArticleJob, type ArticleJobs, type ArticlePaths, type ArticlePlaces, pathsOf } from './article-jobs.ts';
import { doArticleJobs } from './do-article-jobs.ts';
import { type Shown, whatArticlesShow } from './what-articles-show.ts';

/** What files of the published site were made from, and how they were left: somebody may have edited them. */
interface Made extends Shown {
  files: FileStates;
}

/** Size and time of each file. */
type FileStates = Record<'page' | 'markdown' | 'picture', string>;

/** With fewer, starting a thread takes longer than it saves. */
const articlesPerThread = 250;

/**
 * Writes pages, Markdown copies and pictures of all articles, with their compressed files. Those that would be the same as in the
 * published site become links to them.
 *
 * @param published.madeFile remembers what the published ones were made from
 * @returns a function to call when the new site has been published
 */
export async function writeArticleFiles(
  edition: Edition,
  places: ArticlePlaces,
  { outDir, madeFile }: { outDir: string; madeFile: string },
): Promise<() => Promise<void>> {
  const { folder, templatesDir } = places;
  const articles = shownArticles(siteDataOf(edition));
  const paths = articles.map(({ locale, article }) => pathsOf(locale, article.id));
  const shown = await whatArticlesShow(articles, edition.frame, templatesDir);
  const before = await readMade(madeFile);
  for (const locale of edition.frame.site.locales) mkdirSync(join(folder, locale, 'articles'), { recursive: true });
  const jobs = paths.flatMap((path, index): ArticleJob[] => {
    const { texts, picture } = shown[index] as Shown;
    const made = Object.hasOwn(before, path.folder) ? before[path.folder] : undefined;
    const present = made === undefined ? undefined : filesOf(outDir, path);
    const isSame = (file: keyof FileStates): boolean => present !== undefined && present[file] === made?.files[file];
    const keepsTexts = made?.texts === texts && isSame('page') && isSame('markdown');
    const keepsPicture = made?.picture === picture && isSame('picture');
    const writesTexts = !(keepsTexts && linkTexts(outDir, folder, path));
    const writesPicture = picture !== undefined && !(keepsPicture && linkAll(outDir, folder, [path.picture]));
    return writesTexts || writesPicture ? [{ index, writesTexts, writesPicture }] : [];
  });
  await doInThreads(places, jobs);
  const now = paths.map((path, index) => [path.folder, { ...shown[index], files: filesOf(folder, path) }] as const);
  return () => writeFile(madeFile, JSON.stringify(Object.fromEntries(now)));
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

async function doInThreads(places: ArticlePlaces, jobs: readonly ArticleJob[]): Promise<void> {
  const threads = Math.min(availableParallelism(), Math.floor(jobs.length / articlesPerThread));
  if (threads < 1) {
    await doArticleJobs({ ...places, jobs });
    return;
  }
  await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      doInThread({ ...places, jobs: jobs.filter((_job, number) => number % threads === thread) }),
    ),
  );
}

function doInThread(workerData: ArticleJobs): Promise<void> {
  const worker = new Worker(new URL('./article-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A thread that writes articles has ended with code ${code}.`)),
    );
  });
}

/** Without a valid file all articles are written. */
async function readMade(file: string): Promise<Record<string, Made>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Made>;
  } catch {
    return {};
  }
}
