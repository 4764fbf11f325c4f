import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFlagsOf } from '../../../node-flags.mjs';
import { type CorpusArticle, contentPath, corpusDay, makeCorpus, writeContent } from '../../fixtures/corpus/corpus.ts';
import type { Progress } from '../../parts.ts';
import { median } from '../../statistics.ts';
import { withWorkspace } from '../../workspace.ts';
import { type Command, ensureMeasurable, type Measurement, measure } from '../measure.ts';
import { copyEngine, linkModules } from '../our-engine.ts';

/** What happens before a check, in this order in each run. */
const cases = {
  'first check': ({ cache }) => rm(cache, { recursive: true, force: true }),
  'a sentence added': ({ edited, run }) => appendFile(edited, `\nEdit number ${run} adds a sentence.\n`),
  'a title changed': async ({ edited, run }) => {
    const text = await readFile(edited, 'utf8');
    await writeFile(edited, text.replace(/^title: .*$/m, `title: Edit number ${run} changes the title`));
  },
  'nothing changed': async () => undefined,
} as const satisfies Record<string, (state: { cache: string; edited: string; run: number }) => Promise<void>>;

export type CheckCase = keyof typeof cases;

export const checkCases = Object.keys(cases) as CheckCase[];

/** One kind of check: medians over the runs. */
export interface CheckRow extends Omit<Measurement, 'togetherMiB'> {
  case: CheckCase;
  runs: Measurement[];
}

/** Checks a generated content folder as a writer does. */
export function measureChecks(
  { articles, runs, seed }: { articles: number; runs: number; seed: string },
  progress: Progress,
): Promise<CheckRow[]> {
  ensureMeasurable();
  return withWorkspace(async (workspace) => {
    const { folder } = workspace;
    const [engine, contentDir] = [join(folder, 'engine'), join(folder, 'content')];
    progress(`writing ${articles} articles`);
    const corpus = makeCorpus({ articles, seed });
    await linkModules(folder);
    await copyEngine(engine);
    await writeContent(contentDir, corpus);
    // An English one: spelling and plain English are checked, too.
    const edited = contentPath(contentDir, corpus.at(-Math.ceil(corpus.length / 4)) as CorpusArticle);
    const command: Command = {
      program: 'node',
      args: [...nodeFlagsOf('check'), 'scripts/check.ts'],
      cwd: engine,
      environment: { KB_CONTENT: contentDir, KB_TODAY: corpusDay },
    };
    const measured = new Map(checkCases.map((name): [CheckCase, Measurement[]] => [name, []]));
    for (let run = 1; run <= runs; run++) {
      for (const name of checkCases) {
        progress(`run ${run} of ${runs}: ${name}`);
        await cases[name]({ cache: join(engine, '.cache'), edited, run });
        measured.get(name)?.push(await measure(command, workspace));
      }
    }
    return checkCases.map((name) => summarize(name, measured.get(name) ?? []));
  });
}

function summarize(name: CheckCase, runs: Measurement[]): CheckRow {
  const of = (figure: keyof Measurement): number => median(runs.map((run) => run[figure]));
  return { case: name, cpuSeconds: of('cpuSeconds'), wallSeconds: of('wallSeconds'), peakMiB: of('peakMiB'), runs };
}
