import { join } from 'node:path';
import type { HungryCommand } from '../../../src/edition/memory-needs.ts';
import { UserError } from '../../../src/errors.ts';
import { nodeEnvironmentOf, nodeFlagsOf } from '../../node-flags.mjs';
import { type BuildCase, type Contender, prepareCase } from '../bench/build/contender.ts';
import { type Command, type Measurement, measure } from '../bench/measure.ts';
import { copyEngine, linkModules } from '../bench/our-engine.ts';
import { contentPath, corpusDay, makeCorpus, writeContent } from '../fixtures/corpus/corpus.ts';
import type { Progress } from '../parts.ts';
import { withWorkspace } from '../workspace.ts';

/** What is measured at each size, in this order: each step finds what those before it left. */
const steps = [
  { command: 'check', what: 'the first time', prepare: 'cold' },
  { command: 'check', what: 'one article edited', prepare: 'one article edited' },
  { command: 'check', what: 'nothing changed', prepare: 'nothing changed' },
  { command: 'build', what: 'the first time', prepare: 'cold' },
] as const satisfies readonly ScaleStep[];

interface ScaleStep {
  command: HungryCommand;
  what: string;
  prepare: BuildCase;
}

export interface ScaleRow extends ScaleStep {
  articles: number;
  measured: Measurement | undefined;
  /** Why the command did not end well. */
  failure?: string;
}

/** The size asked for, after a third and a ninth of it. */
export function sizesUpTo(articles: number): number[] {
  return [articles / 9, articles / 3, articles].map((size) => Math.max(1, Math.round(size)));
}

/**
 * Checks and builds generated content of growing size. What fails is a row as well: which command ends first, and how, is what
 * this is for.
 */
export async function measureScale(
  articles: number,
  { seed, hasIndex }: { seed: string; hasIndex: boolean },
  progress: Progress,
): Promise<ScaleRow[]> {
  const rows: ScaleRow[] = [];
  for (const size of sizesUpTo(articles)) rows.push(...(await measureSize(size, { seed, hasIndex }, progress)));
  return rows;
}

function measureSize(
  articles: number,
  { seed, hasIndex }: { seed: string; hasIndex: boolean },
  progress: Progress,
): Promise<ScaleRow[]> {
  return withWorkspace(async (workspace) => {
    progress(`writing ${articles} articles`);
    const contentDir = join(workspace.folder, 'content');
    const engine = join(workspace.folder, 'jieda');
    const corpus = makeCorpus({ articles, seed });
    await linkModules(workspace.folder);
    await copyEngine(engine, { hasIndex });
    await writeContent(contentDir, corpus);
    const [edited] = corpus;
    if (edited === undefined) return [];
    const made = {
      made: ['.cache', '.astro', 'out'].map((name) => join(engine, name)),
      editedFile: contentPath(contentDir, edited),
    } satisfies Pick<Contender, 'made' | 'editedFile'>;
    const rows: ScaleRow[] = [];
    for (const step of steps) {
      progress(`${articles} articles: ${step.command}, ${step.what}`);
      await prepareCase(made, step.prepare);
      rows.push({ articles, ...step, ...(await tryToMeasure(commandOf(step.command, engine, contentDir), workspace)) });
    }
    return rows;
  });
}

function commandOf(name: HungryCommand, engine: string, contentDir: string): Command {
  return {
    program: 'node',
    args: [...nodeFlagsOf(name), `scripts/${name}.ts`],
    cwd: engine,
    environment: {
      ...nodeEnvironmentOf(name),
      KB_CONTENT: contentDir,
      KB_OUT: join(engine, 'out'),
      KB_TODAY: corpusDay,
      KB_AUDIENCE: 'public',
    },
  };
}

async function tryToMeasure(
  command: Command,
  workspace: Parameters<typeof measure>[1],
): Promise<{ measured: Measurement | undefined; failure?: string }> {
  try {
    return { measured: await measure(command, workspace) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { measured: undefined, failure: `${error.message} ${error.hint.split('\n').at(-1)}` };
  }
}
