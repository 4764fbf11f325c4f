import { readFile, rm } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compressFiles } from '../../../../src/edition/compression/compress-files.ts';
import { foldersOf } from '../../../../src/edition/folders.ts';
import { UserError } from '../../../../src/errors.ts';
import type { Question } from '../../../../src/evaluation/question-set.ts';
import { listFilesBelow } from '../../../../src/files.ts';
import { firstHits } from '../../../../src/search/search-articles.ts';
import { findChromium } from '../../../chromium.ts';
import { corpusDay, makeCorpus, questionAt, writeContent } from '../../fixtures/corpus/corpus.ts';
import type { Progress } from '../../parts.ts';
import { askInChromium } from '../../search-eval/browser-figures.ts';
import { withChromium } from '../../search-eval/chromium.ts';
import { median } from '../../statistics.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { ensureMeasurable, type Measurement, measure } from '../measure.ts';
import { repository } from '../our-engine.ts';
import { judgeSearch } from './search-budgets.ts';
import type { ContractTimes, SearchOptions, SearchReport, SearchRow, SearchWay, Size } from './search-report.ts';

const names = { jieda: 'Jieda', pagefind: 'Plain Pagefind' } as const satisfies Record<SearchWay, string>;
const questionsEach = 60;

/**
 * Indexes generated corpora with the engine and with plain Pagefind, and searches them in Chromium.
 *
 * @throws UserError without Chromium, or where processes cannot be measured
 */
export async function benchSearch(options: SearchOptions, progress: Progress): Promise<SearchReport> {
  ensureMeasurable();
  if (findChromium() === undefined)
    throw new UserError('No Chromium was found to search in.', 'Install one, or set CHROMIUM to its path.');
  const rows: SearchRow[] = [];
  for (const articles of options.sizes) {
    rows.push(...(await withWorkspace((workspace) => benchSize(articles, options, workspace, progress))));
  }
  return { ...options, rows, budgets: judgeSearch(rows) };
}

async function benchSize(
  articles: number,
  { runs, seed }: SearchOptions,
  workspace: Workspace,
  progress: Progress,
): Promise<SearchRow[]> {
  const contentDir = join(workspace.folder, 'content');
  progress(`writing ${articles} articles`);
  await writeContent(contentDir, makeCorpus({ articles, seed }));
  const measured: Record<SearchWay, IndexRun[]> = { jieda: [], pagefind: [] };
  let contract: ContractTimes;
  try {
    progress('compiling them');
    await runIndexer('nothing', contentDir, workspace);
    for (let run = 1; run <= runs; run++) {
      for (const way of Object.keys(names) as SearchWay[]) {
        progress(`run ${run} of ${runs}: indexing, ${names[way]}`);
        measured[way].push(await indexOnce(way, contentDir, workspace));
      }
    }
    progress('checking the search contract');
    contract = await timeContract(contentDir, workspace);
  } finally {
    const { cacheDir } = foldersOf({ contentDir, audience: 'public', today: corpusDay, outDir: undefined });
    await rm(dirname(cacheDir), { recursive: true, force: true });
  }
  const rows: SearchRow[] = [];
  for (const way of Object.keys(names) as SearchWay[]) {
    progress(`searching in Chromium, ${names[way]}`);
    const { found: _, ...cost } = await withChromium(siteOf(way, workspace), (measuring) =>
      askInChromium(measuring, questionsOf(articles), way, firstHits),
    );
    const load = (loadavg()[0] ?? 0) / availableParallelism();
    rows.push({
      articles,
      way,
      name: names[way],
      indexCpuSeconds: median(measured[way].map(({ indexCpuSeconds }) => indexCpuSeconds)),
      peakMiB: Math.max(...measured[way].map(({ peakMiB }) => peakMiB)),
      indexBytes: await sizeOf(siteOf(way, workspace), ['pagefind/', 'search/']),
      sideBytes: await sizeOf(siteOf(way, workspace), ['search/']),
      load,
      ...(way === 'jieda' ? { contract } : {}),
      ...cost,
    });
  }
  return rows;
}

interface IndexRun extends Measurement {
  indexCpuSeconds: number;
}

async function indexOnce(way: SearchWay, contentDir: string, workspace: Workspace): Promise<IndexRun> {
  const site = siteOf(way, workspace);
  await rm(site, { recursive: true, force: true });
  const measurement = await runIndexer(way, contentDir, workspace);
  const before: { cpuSeconds: number } = JSON.parse(await readFile(join(site, 'before.json'), 'utf8'));
  await compressFiles(site, join(workspace.folder, `${way}.json`));
  return { ...measurement, indexCpuSeconds: measurement.cpuSeconds - before.cpuSeconds };
}

/** @param way `nothing` only compiles the articles, for the others to reuse */
function runIndexer(way: SearchWay | 'nothing', contentDir: string, workspace: Workspace): Promise<Measurement> {
  const folder = way === 'nothing' ? workspace.folder : siteOf(way, workspace);
  const environment = { KB_CONTENT: contentDir, KB_AUDIENCE: 'public', KB_TODAY: corpusDay };
  const args = [join(import.meta.dirname, 'index-search.ts'), way, folder];
  return measure({ program: 'node', args, cwd: repository, environment }, workspace);
}

async function timeContract(contentDir: string, workspace: Workspace): Promise<ContractTimes> {
  const environment = { KB_CONTENT: contentDir, KB_AUDIENCE: 'public', KB_TODAY: corpusDay };
  const args = [join(import.meta.dirname, 'time-contract.ts'), workspace.folder, siteOf('jieda', workspace)];
  await measure({ program: 'node', args, cwd: repository, environment }, workspace);
  return JSON.parse(await readFile(join(workspace.folder, 'contract.json'), 'utf8')) as ContractTimes;
}

function siteOf(way: SearchWay, { folder }: Workspace): string {
  return join(folder, `site-${way}`);
}

/** Questions about articles spread over the whole corpus. */
function questionsOf(articles: number): Question[] {
  const half = Math.floor(articles / 2);
  return (['zh-cn', 'en'] as const).flatMap((locale) =>
    Array.from({ length: questionsEach }, (_, index) => ({
      q: questionAt(locale, Math.floor((index * half * 4) / questionsEach)),
      locale,
      gold: [],
    })),
  );
}

/** Size of the files as built, without the compressed copies beside them. */
async function sizeOf(siteDir: string, prefixes: readonly string[]): Promise<Size> {
  const paths = (await listFilesBelow(siteDir)).filter(
    (path) => prefixes.some((prefix) => path.startsWith(prefix)) && !/\.(?:br|gz)$/.test(path),
  );
  const size = { onDisk: 0, gzip: 0 };
  for (const path of paths) {
    const bytes = await readFile(join(siteDir, path));
    size.onDisk += bytes.length;
    size.gzip += gzipSync(bytes, { level: 9 }).length;
  }
  return size;
}
