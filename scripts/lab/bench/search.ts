import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compressFiles } from '../../../src/edition/compress.ts';
import { foldersOf } from '../../../src/edition/folders.ts';
import { listFilesBelow } from '../../../src/edition/list-files.ts';
import { UserError } from '../../../src/errors.ts';
import type { Question } from '../../../src/evaluation/question-set.ts';
import { firstHits } from '../../../src/search/search-articles.ts';
import { findChromium } from '../../chromium.ts';
import { askInChromium, type Cost } from '../search-eval/browser-figures.ts';
import { withChromium } from '../search-eval/chromium.ts';
import { corpusDay, makeCorpus, questionAt, writeContent } from './corpus.ts';
import { ensureMeasurable, type Measurement, measure } from './measure.ts';
import { repository } from './our-engine.ts';
import { judgeSearch, type SearchVerdict } from './search-budgets.ts';
import { median } from './statistics.ts';
import type { ContractTimes } from './time-contract.ts';
import { type Workspace, withWorkspace } from './workspace.ts';

export interface SearchOptions {
  /** Sizes of the corpora, each in all locales together. */
  sizes: readonly number[];
  /** How often each index is built. */
  runs: number;
  seed: string;
}

/** What `npm run bench -- search --json` prints. */
export interface SearchReport extends SearchOptions {
  rows: SearchRow[];
  budgets: SearchVerdict[];
}

/** One way to search a corpus of one size: indexing it in Node, asking it in Chromium. */
export interface SearchRow extends Cost {
  articles: number;
  way: Way;
  name: string;
  /** Median of indexing alone; reading and compiling the articles is not in it. */
  indexCpuSeconds: number;
  /** The most memory that one process held, reading and compiling included. */
  peakMiB: number;
  indexBytes: Size;
  /** Of it, titles and questions. */
  sideBytes: Size;
  /** Of our way only. */
  contract?: ContractTimes;
}

export interface Size {
  onDisk: number;
  /** Each file by itself, gzip -9. */
  gzip: number;
}

type Way = 'jieda' | 'pagefind';

const names = { jieda: 'Jieda', pagefind: 'Pagefind as it is' } as const satisfies Record<Way, string>;
const questionsEach = 60;

/**
 * Indexes generated corpora with the engine and with Pagefind by itself, and searches them in Chromium.
 *
 * @param progress told of every step
 * @throws UserError without Chromium, or where processes cannot be measured
 */
export async function benchSearch(options: SearchOptions, progress: (line: string) => void): Promise<SearchReport> {
  ensureMeasurable();
  if (findChromium() === undefined) throw new UserError('There is no Chromium to search in.', 'Set CHROMIUM to one.');
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
  progress: (line: string) => void,
): Promise<SearchRow[]> {
  const contentDir = join(workspace.folder, 'content');
  progress(`writing ${articles} articles`);
  await writeContent(contentDir, makeCorpus({ articles, seed }));
  const measured: Record<Way, IndexRun[]> = { jieda: [], pagefind: [] };
  let contract: ContractTimes;
  try {
    progress('compiling them');
    await indexOnce('jieda', contentDir, workspace);
    for (let run = 1; run <= runs; run++) {
      for (const way of Object.keys(names) as Way[]) {
        progress(`run ${run} of ${runs}: indexing, ${names[way]}`);
        measured[way].push(await indexOnce(way, contentDir, workspace));
      }
    }
    progress('asking the search contract');
    contract = await timeContract(contentDir, workspace);
  } finally {
    const { cacheDir } = foldersOf({ contentDir, audience: 'public', today: corpusDay, outDir: undefined });
    await rm(dirname(cacheDir), { recursive: true, force: true });
  }
  const rows: SearchRow[] = [];
  for (const way of Object.keys(names) as Way[]) {
    progress(`searching in Chromium, ${names[way]}`);
    const { found: _, ...cost } = await withChromium(siteOf(way, workspace), (measuring) =>
      askInChromium(measuring, questionsOf(articles), way, firstHits),
    );
    rows.push({
      articles,
      way,
      name: names[way],
      indexCpuSeconds: median(measured[way].map(({ indexCpuSeconds }) => indexCpuSeconds)),
      peakMiB: Math.max(...measured[way].map(({ peakMiB }) => peakMiB)),
      indexBytes: await sizeOf(siteOf(way, workspace), ['pagefind/', 'search/']),
      sideBytes: await sizeOf(siteOf(way, workspace), ['search/']),
      ...(way === 'jieda' ? { contract } : {}),
      ...cost,
    });
  }
  return rows;
}

interface IndexRun extends Measurement {
  indexCpuSeconds: number;
}

async function indexOnce(way: Way, contentDir: string, workspace: Workspace): Promise<IndexRun> {
  const site = siteOf(way, workspace);
  await rm(site, { recursive: true, force: true });
  const environment = { KB_CONTENT: contentDir, KB_AUDIENCE: 'public', KB_TODAY: corpusDay };
  const args = [join(import.meta.dirname, 'index-search.ts'), way, site];
  const measurement = await measure({ program: 'node', args, cwd: repository, environment }, workspace);
  const before: { cpuSeconds: number } = JSON.parse(await readFile(join(site, 'before.json'), 'utf8'));
  await compressFiles(site, join(workspace.folder, `${way}.json`));
  return { ...measurement, indexCpuSeconds: measurement.cpuSeconds - before.cpuSeconds };
}

async function timeContract(contentDir: string, workspace: Workspace): Promise<ContractTimes> {
  const environment = { KB_CONTENT: contentDir, KB_AUDIENCE: 'public', KB_TODAY: corpusDay };
  const args = [join(import.meta.dirname, 'time-contract.ts'), workspace.folder];
  await measure({ program: 'node', args, cwd: repository, environment }, workspace);
  return JSON.parse(await readFile(join(workspace.folder, 'contract.json'), 'utf8')) as ContractTimes;
}

function siteOf(way: Way, { folder }: Workspace): string {
  return join(folder, `site-${way}`);
}

/** Questions that articles from all over the corpus answer. */
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

/** Of the files as they were built; the compressed ones beside them are not counted. */
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
