import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { articleUrl } from '../../src/knowledge/article-id.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { measure } from './measure.ts';
import { copyEngine, linkModules, repository } from './our-engine.ts';
import { type LoadedFile, weighPage } from './page-weight.ts';
import { withWorkspace } from './workspace.ts';

/** What `npm run bench -- pages --json` prints. */
export interface PagesReport {
  pages: PageRow[];
}

/** The first load of one page; bytes are compressed. */
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
  /** Left out: only the total counts. */
  javascriptBytes?: number;
}

const budgets = {
  article: { totalBytes: 12 * 1024, javascriptBytes: 3 * 1024 },
  home: { totalBytes: 20 * 1024 },
} as const satisfies Record<string, Budget>;

/** Builds the content once and weighs the home page and, of each locale, the heaviest article page. */
export async function benchPages(progress: (line: string) => void): Promise<PagesReport> {
  const { contentDir, today } = readEnvironment(process.env);
  return withWorkspace(async (workspace) => {
    const engine = join(workspace.folder, 'jieda');
    const siteDir = join(workspace.folder, 'site');
    progress(`building ${contentDir}`);
    await linkModules(workspace.folder);
    await copyEngine(engine, { hasIndex: false });
    const environment = {
      KB_CONTENT: resolve(repository, contentDir),
      KB_OUT: siteDir,
      KB_TODAY: today,
      KB_AUDIENCE: 'public',
    };
    await measure({ program: 'node', args: ['scripts/build.ts'], cwd: engine, environment }, workspace);
    return { pages: [...(await heaviestArticles(siteDir)), await weigh(siteDir, 'home', '/', budgets.home)] };
  });
}

async function heaviestArticles(siteDir: string): Promise<PageRow[]> {
  const rows: PageRow[] = [];
  for (const locale of await localesOf(siteDir)) {
    // Beside the pages lie their Markdown copies.
    const entries = await readdir(join(siteDir, locale, 'articles'), { withFileTypes: true });
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const pages = await Promise.all(
      ids.map((id) => weigh(siteDir, `heaviest of ${ids.length} ${locale} articles`, articleUrl(locale, id), budgets.article)),
    );
    rows.push(...pages.sort((a, b) => b.totalBytes - a.totalBytes).slice(0, 1));
  }
  return rows;
}

/** Folders of the site that have articles, in the order of their names. */
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
