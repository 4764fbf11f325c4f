import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../../../src/errors.ts';
import { nodeEnvironmentOf, nodeFlagsOf } from '../../../node-flags.mjs';
import { type CorpusArticle, contentPath, corpusDay, makeCorpus, writeContent } from '../../fixtures/corpus/corpus.ts';
import type { Progress } from '../../parts.ts';
import { median, medianRatio } from '../../statistics.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { ensureMeasurable, type Measurement, measure } from '../measure.ts';
import { copyEngine, linkModules } from '../our-engine.ts';
import { judgeBuilds } from './build-budgets.ts';
import type { BuildOptions, BuildReport, BuildRow, BuiltSite } from './build-report.ts';
import { type BuildCase, type Contender, countArticlePages, prepareCase } from './contender.ts';
import { createHugo, findHugo } from './hugo.ts';
import { createPlainAstro } from './plain-astro.ts';

/** Builds sites of each size, the smallest first. */
export async function benchBuild(options: BuildOptions, progress: Progress): Promise<BuildReport> {
  ensureMeasurable();
  const hugo = findHugo();
  if (hugo === undefined) progress('hugo is not on the path and is left out');
  const sites: BuiltSite[] = [];
  for (const articles of options.sizes.toSorted((a, b) => a - b))
    sites.push({ articles, rows: await benchSize({ ...options, articles }, hugo !== undefined, progress) });
  return {
    ...options,
    node: process.version,
    ...(hugo === undefined ? {} : { hugo }),
    processors: availableParallelism(),
    sites,
    budgets: judgeBuilds(sites),
  };
}

/**
 * Builds one corpus alternately with the engine and plain Astro, and with Hugo before each of their builds: the machine may be
 * shared, so only figures measured close together are compared.
 */
function benchSize(
  options: { articles: number; runs: number; seed: string },
  hasHugo: boolean,
  progress: Progress,
): Promise<BuildRow[]> {
  return withWorkspace(async (workspace) => {
    progress(`writing ${options.articles} articles`);
    const corpus = makeCorpus(options);
    const { contenders, hugo } = await createContenders(workspace, corpus, hasHugo);
    const measured: Measured[] = contenders.flatMap((contender) =>
      contender.cases.map((buildCase) => ({ contender, case: buildCase, runs: [], hugoRuns: [] })),
    );
    const build = async (contender: Contender, buildCase: BuildCase): Promise<Measurement> => {
      await prepareCase(contender, buildCase);
      const measurement = await measure(contender.command, workspace);
      await ensureComplete(contender, corpus);
      return measurement;
    };
    for (let run = 1; run <= options.runs; run++) {
      for (const row of measured) {
        progress(`run ${run} of ${options.runs}: ${row.contender.name}, ${row.case}`);
        if (hugo !== undefined) row.hugoRuns.push(await build(hugo, 'cold'));
        row.runs.push(await build(row.contender, row.case));
      }
    }
    const hugoRow = hugo && { contender: hugo, case: 'cold' as const, runs: measured.flatMap(({ hugoRuns }) => hugoRuns) };
    return summarize([...measured, ...(hugoRow ? [{ ...hugoRow, hugoRuns: hugoRow.runs }] : [])]);
  });
}

interface Measured {
  contender: Contender;
  case: BuildCase;
  runs: Measurement[];
  /** Of Hugo, before each of the runs; empty without Hugo. */
  hugoRuns: Measurement[];
}

async function createContenders(
  { folder }: Workspace,
  corpus: CorpusArticle[],
  hasHugo: boolean,
): Promise<{ contenders: Contender[]; hugo: Contender | undefined }> {
  const contentDir = join(folder, 'content');
  await linkModules(folder);
  await writeContent(contentDir, corpus);
  const edited = corpus[Math.floor(corpus.length / 4)] as CorpusArticle;
  const jieda = await createOurs(join(folder, 'jieda'), contentDir, edited, true);
  const contenders = [
    jieda,
    checkOf(jieda),
    await createOurs(join(folder, 'jieda-without-index'), contentDir, edited, false),
    await createPlainAstro(join(folder, 'plain-astro'), corpus, edited),
  ];
  return { contenders, hugo: hasHugo ? await createHugo(join(folder, 'hugo'), corpus, edited) : undefined };
}

async function createOurs(folder: string, contentDir: string, edited: CorpusArticle, hasIndex: boolean): Promise<Contender> {
  await copyEngine(folder, { hasIndex });
  const outDir = join(folder, 'out');
  return {
    id: hasIndex ? 'jieda' : 'jieda-without-index',
    name: hasIndex ? 'Jieda' : 'Jieda without the index',
    cases: ['cold', 'one article edited', 'nothing changed'],
    command: {
      program: 'node',
      args: [...nodeFlagsOf('build'), 'scripts/build.ts'],
      cwd: folder,
      environment: {
        ...nodeEnvironmentOf('build'),
        KB_CONTENT: contentDir,
        KB_OUT: outDir,
        KB_TODAY: corpusDay,
        KB_AUDIENCE: 'public',
      },
    },
    made: [...['.cache', '.astro', 'node_modules'].map((name) => join(folder, name)), outDir],
    outDir,
    editedFile: contentPath(contentDir, edited),
  };
}

/** Only the checks, with the caches of the engine's last build. */
function checkOf(jieda: Contender): Contender {
  const command = { ...jieda.command, args: [...nodeFlagsOf('check'), 'scripts/check.ts'] };
  return { ...jieda, id: 'jieda-check', name: 'Jieda, npm run check', cases: ['one article edited'], command };
}

/** A build that skipped pages would look fast. */
async function ensureComplete(contender: Contender, corpus: readonly CorpusArticle[]): Promise<void> {
  const locales = [...new Set(corpus.map(({ locale }) => locale))];
  const pages = await countArticlePages(contender, locales);
  // Our engine shows an article without a translation (the last one of an odd number) in both locales.
  if (pages !== corpus.length && pages !== corpus.length + (corpus.length % 2))
    throw new UserError(
      `${contender.name} built ${pages} article pages of ${corpus.length}.`,
      'The builds cannot be compared; fix the project that the benchmark generates.',
    );
}

function summarize(measured: readonly Measured[]): BuildRow[] {
  const figures = (id: Contender['id'], buildCase: BuildCase, figure: keyof Measurement): number[] | undefined =>
    measured.find(({ contender, case: other }) => contender.id === id && other === buildCase)?.runs.map((run) => run[figure]);
  return measured.map(({ contender, case: buildCase, runs, hugoRuns }) => {
    const of = (figure: keyof Measurement): number[] => runs.map((run) => run[figure]);
    const ofHugo = (figure: keyof Measurement): number[] | undefined =>
      hugoRuns.length === 0 ? undefined : hugoRuns.map((run) => run[figure]);
    const against = buildCase === 'cold' ? buildCase : 'one article edited';
    const ratios = {
      cpuToPlainAstro: medianRatio(of('cpuSeconds'), figures('plain-astro', against, 'cpuSeconds')),
      wallToPlainAstro: medianRatio(of('wallSeconds'), figures('plain-astro', against, 'wallSeconds')),
      cpuToHugo: medianRatio(of('cpuSeconds'), ofHugo('cpuSeconds')),
      wallToHugo: medianRatio(of('wallSeconds'), ofHugo('wallSeconds')),
    };
    return {
      contender: contender.id,
      name: contender.name,
      case: buildCase,
      cpuSeconds: median(of('cpuSeconds')),
      wallSeconds: median(of('wallSeconds')),
      peakMiB: median(of('peakMiB')),
      ...Object.fromEntries(Object.entries(ratios).filter(([, ratio]) => ratio !== undefined)),
      runs,
    };
  });
}
