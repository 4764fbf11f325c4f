import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkContent } from '../../../../src/checks/check-content.ts';
import { readContent } from '../../../../src/content/read-content.ts';
import { foldersOf } from '../../../../src/edition/folders.ts';
import { makeRevisionsFile } from '../../../../src/edition/revisions-file.ts';
import { dayMs } from '../../../../src/metrics/instants.ts';
import { corpusDay, makeCorpus, writeContent } from '../../fixtures/corpus/corpus.ts';
import type { Progress } from '../../parts.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { ensureMeasurable, type Measurement, measure } from '../measure.ts';
import { repository } from '../our-engine.ts';
import { type Amounts, fillDatabase } from './fill.ts';
import type { Timing } from './timed-report.ts';

export interface ReportsOptions {
  /** Divides all amounts. */
  oneIn: number;
  /** A built site of the articles; when empty, they are indexed. */
  site: string;
  seed: string;
}

export interface ReportsReport extends Measurement, Timing {
  articles: number;
  amounts: Amounts;
  /** CPU seconds of a fixed loop just before: how fast the machine is, and how busy. */
  loopSeconds: number;
  /** Whether something else used the machine, so that the seconds that passed tell little. */
  isMachineBusy: boolean;
  budgets: typeof budgets;
  isMet: boolean;
}

/** What a writer waits. Several processes work at once, so that on an idle machine these are fewer than those of the processor. */
export const budgets = { wallSeconds: 20, storeSeconds: 3, peakMiB: 1024 } as const;

const whole = { articles: 10_000, votes: 10_000_000, searches: 1_000_000, questions: 100_000 } as const;

/**
 * Measures one report in a process of its own, the articles compiled and checked before, as after a build.
 *
 * @throws UserError where processes cannot be measured
 */
export async function benchReports({ oneIn, site, seed }: ReportsOptions, progress: Progress): Promise<ReportsReport> {
  ensureMeasurable();
  const articles = Math.ceil(whole.articles / oneIn);
  const amounts = {
    votes: Math.ceil(whole.votes / oneIn),
    searches: Math.ceil(whole.searches / oneIn),
    questions: Math.ceil(whole.questions / oneIn),
  };
  return withWorkspace(async (workspace) => {
    const paths = pathsIn(workspace.folder, site);
    progress(`writing and checking ${articles} articles`);
    const corpus = makeCorpus({ articles, seed });
    await writeContent(paths.content, corpus);
    const content = await readContent(paths.content, paths.fragments);
    // A build leaves behind what it has parsed, compiled and checked.
    await checkContent(content, { today: corpusDay });
    const texts = makeRevisionsFile(content.articles, 'public');
    if (site === '') {
      progress('indexing them');
      await index(paths, workspace);
      await writeFile(join(paths.site, 'revisions.json'), JSON.stringify(texts));
    }
    await fillDatabase(paths.database, { amounts, corpus, texts, until: Date.parse(corpusDay) + dayMs }, progress);
    progress('reporting');
    const loopSeconds = fixedLoop();
    const script = join(import.meta.dirname, 'timed-report.ts');
    const args = [script, paths.content, paths.database, paths.site, workspace.folder];
    const measurement = await measure({ program: 'node', args, cwd: repository }, workspace);
    const timing = JSON.parse(await readFile(join(workspace.folder, 'timing.json'), 'utf8')) as Timing;
    const isMet =
      measurement.wallSeconds <= budgets.wallSeconds &&
      timing.storeSeconds <= budgets.storeSeconds &&
      measurement.togetherMiB <= budgets.peakMiB;
    const isMachineBusy = measurement.wallSeconds > measurement.cpuSeconds;
    return { articles, amounts, loopSeconds, ...measurement, ...timing, isMachineBusy, budgets, isMet };
  });
}

function pathsIn(folder: string, site: string) {
  return {
    content: join(folder, 'content'),
    fragments: join(folder, 'fragments'),
    database: join(folder, 'reports.db'),
    site: site === '' ? join(folder, 'site') : site,
  };
}

async function index({ content, site }: ReturnType<typeof pathsIn>, workspace: Workspace): Promise<void> {
  await mkdir(site, { recursive: true });
  const script = join(import.meta.dirname, '../search/index-search.ts');
  const environment = { KB_CONTENT: content, KB_TODAY: corpusDay };
  try {
    await measure({ program: 'node', args: [script, 'jieda', site], cwd: repository, environment }, workspace);
  } finally {
    const { cacheDir } = foldersOf({ contentDir: content, audience: 'public', today: corpusDay, outDir: undefined });
    await rm(dirname(cacheDir), { recursive: true, force: true });
  }
}

/** Long enough to be compiled, and nothing but arithmetic. */
function fixedLoop(): number {
  const { user } = process.cpuUsage();
  let sum = 0;
  for (let number = 0; number < 1.5e9; number += 1) sum = (sum + number * 7) | 0;
  return (process.cpuUsage().user - user) / 1e6;
}
