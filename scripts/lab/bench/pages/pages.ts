import { readdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { UserError } from '../../../../src/errors.ts';
import { articleUrl } from '../../../../src/knowledge/article-id.ts';
import { readEnvironment } from '../../../../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../../../../src/knowledge/knowledge-base.ts';
import { readServerConfig } from '../../../../src/server/config.ts';
import { startServer } from '../../../../src/server/entries/node.ts';
import type { Progress } from '../../parts.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { measure } from '../measure.ts';
import { copyEngine, repository } from '../our-engine.ts';
import { type LighthouseRow, runLighthouse } from './lighthouse.ts';
import { type LoadedFile, weighPage } from './page-weight.ts';
import { serveFolder } from './serve-folder.ts';
import { buildStarlight } from './starlight.ts';

/** What `npm run bench -- pages --json` prints. */
export interface PagesReport {
  pages: PageRow[];
  /** First loads of the same pages by Starlight; left out when it could not be built. */
  starlight?: Omit<PageRow, 'budget' | 'isWithinBudget'>[];
  /** Left out without Chromium. */
  lighthouse?: LighthouseRow[];
  /** Reasons why something is left out. */
  notes: string[];
}

/** First load of one page, in compressed bytes. */
export interface PageRow {
  name: string;
  url: string;
  files: LoadedFile[];
  totalBytes: number;
  javascriptBytes: number;
  budget: Budget;
  isWithinBudget: boolean;
}

interface Budget {
  totalBytes: number;
  /** Left out when only the total counts. */
  javascriptBytes?: number;
}

const budgets = {
  article: { totalBytes: 12 * 1024, javascriptBytes: 3 * 1024 },
  home: { totalBytes: 20 * 1024 },
} as const satisfies Record<string, Budget>;

/**
 * Builds the content once, weighs the home page and the heaviest article page of each locale, and runs Lighthouse on the
 * home, an article and the search page. Does the same for a Starlight site of the same articles.
 *
 * @param runs how often Lighthouse measures each page
 */
export async function benchPages(runs: number, progress: Progress): Promise<PagesReport> {
  const { contentDir, today } = readEnvironment(process.env);
  return withWorkspace(async (workspace) => {
    const engine = join(workspace.folder, 'jieda');
    const siteDir = join(workspace.folder, 'site');
    const content = resolve(repository, contentDir);
    progress(`building ${contentDir}`);
    await copyEngine(engine);
    await symlink(join(repository, 'node_modules'), join(engine, 'node_modules'), 'dir');
    const environment = { KB_CONTENT: content, KB_OUT: siteDir, KB_TODAY: today, KB_AUDIENCE: 'public' };
    await measure({ program: 'node', args: ['scripts/build.ts'], cwd: engine, environment }, workspace);
    const articles = await heaviestArticles(siteDir);
    const pages = [...articles, await weigh(siteDir, 'home', '/', budgets.home)];
    const notes: string[] = [];

    progress('installing and building Starlight');
    const starlightDir = await buildStarlight(content, workspace).catch((error: UserError) => {
      notes.push(`Starlight is left out: ${error.message} ${(error.hint ?? '').split('\n').at(-1) ?? ''}`);
      return undefined;
    });
    // The locale of the home page at `/`.
    const [locale = ''] = (await readKnowledgeBase(content)).site.locales;
    const article = articles.find(({ url }) => url.startsWith(`/${locale}/`))?.url ?? '';
    const starlight =
      starlightDir === undefined
        ? undefined
        : await Promise.all([
            weigh(starlightDir, 'Starlight: the same article', article, budgets.article),
            weigh(starlightDir, 'Starlight: home', `/${locale}/`, budgets.home),
          ]);
    const lighthouse = await judge({ siteDir, starlightDir, workspace, locale, article, runs, progress });
    if (lighthouse === undefined) notes.push('Lighthouse is left out: no Chromium was found; set CHROMIUM to its path.');
    return {
      pages,
      ...(starlight === undefined ? {} : { starlight: starlight.map(({ budget: _, isWithinBudget: __, ...row }) => row) }),
      ...(lighthouse === undefined ? {} : { lighthouse }),
      notes,
    };
  });
}

interface Judged {
  siteDir: string;
  starlightDir: string | undefined;
  workspace: Workspace;
  locale: string;
  article: string;
  runs: number;
  progress: Progress;
}

async function judge({ siteDir, starlightDir, workspace, locale, article, runs, progress }: Judged) {
  const config = readServerConfig({ PORT: '0', KB_DATABASE: join(workspace.folder, 'jieda.db') });
  const ours = await startServer({ siteDir, config, log: progress });
  const theirs = starlightDir === undefined ? undefined : await serveFolder(starlightDir);
  try {
    const own = [
      { page: 'home', path: '/' },
      { page: 'article', path: article },
      { page: 'search', path: `/${locale}/search/` },
    ].map((page) => ({ site: 'Jieda', origin: ours.url, ...page }));
    const other = [
      { page: 'home', path: `/${locale}/` },
      { page: 'article', path: article },
    ].map((page) => ({ site: 'Starlight', origin: theirs?.url ?? '', ...page }));
    return await runLighthouse([...own, ...(theirs === undefined ? [] : other)], runs, progress);
  } finally {
    await Promise.all([ours.close(), theirs?.close()]);
  }
}

async function heaviestArticles(siteDir: string): Promise<PageRow[]> {
  const rows: PageRow[] = [];
  for (const locale of await localesOf(siteDir)) {
    // Files beside the pages are their Markdown copies.
    const entries = await readdir(join(siteDir, locale, 'articles'), { withFileTypes: true });
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const pages = await Promise.all(
      ids.map((id) => weigh(siteDir, `heaviest of ${ids.length} ${locale} articles`, articleUrl(locale, id), budgets.article)),
    );
    rows.push(...pages.sort((a, b) => b.totalBytes - a.totalBytes).slice(0, 1));
  }
  return rows;
}

/** Folders of the site that contain articles, sorted by name. */
async function localesOf(siteDir: string): Promise<string[]> {
  const folders = (await readdir(siteDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = await Promise.all(
    folders.map(async ({ name }) => ((await readdir(join(siteDir, name))).includes('articles') ? [name] : [])),
  );
  return names.flat().sort();
}

async function weigh(siteDir: string, name: string, url: string, budget: Budget): Promise<PageRow> {
  const files = await weighPage(siteDir, url);
  const sum = (list: readonly LoadedFile[]): number => list.reduce((bytes, file) => bytes + file.gzipBytes, 0);
  const totalBytes = sum(files);
  const javascriptBytes = sum(files.filter(({ kind }) => kind === 'javascript'));
  const isWithinBudget =
    totalBytes <= budget.totalBytes && javascriptBytes <= (budget.javascriptBytes ?? Number.POSITIVE_INFINITY);
  return { name, url, files, totalBytes, javascriptBytes, budget, isWithinBudget };
}
