import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ask } from '../../../src/evaluation/ask-site.ts';
import { type CalibrationPoint, calibrationOf } from '../../../src/evaluation/calibration.ts';
import { type Answered, type Figures, figuresOf, type MeanFigures, meanOf } from '../../../src/evaluation/figures.ts';
import { indexCorpus } from '../../../src/evaluation/index-corpus.ts';
import { readIndexedDocuments } from '../../../src/evaluation/indexed-documents.ts';
import { type Question, readQuestionSet } from '../../../src/evaluation/question-set.ts';
import type { SiteToAsk } from '../../../src/evaluation/site-to-ask.ts';
import { createRandom } from '../fixtures/random.ts';
import { type BrowserFigures, measureInChromium } from './browser-figures.ts';
import { type GroupFigures, groupFigures } from './groups.ts';
import type { QuestionFile } from './options.ts';
import { baselines } from './systems/index.ts';
import { ours } from './systems/ours.ts';
import type { System } from './systems/system.ts';

export interface EvaluateOptions {
  questions: readonly QuestionFile[];
  /** Locale of questions that name none and have no documents. */
  locale: string | undefined;
  /** Files of other sets, whose questions are out of scope. */
  outOfScope: readonly string[];
  /** Decides the order in which the questions are asked. */
  seed: string;
  hasBaselines: boolean;
  hasBrowser: boolean;
  /** Whether to measure how well the report groups the questions. */
  hasGroups: boolean;
  /** The site to ask when a file has no documents. */
  site: () => Promise<SiteToAsk>;
  /** Temporary folder. */
  folder: string;
}

/** What `npm run search:eval -- --json` prints. */
export interface Evaluation {
  /** Of the order in which the questions were asked. */
  seed: string;
  sets: SetEvaluation[];
  /** Means over the sets, for each system. */
  means: { system: string; figures: MeanFigures }[];
}

/** One file of questions. */
export interface SetEvaluation {
  file: string;
  systems: { system: string; figures: Figures }[];
  /** Of the site’s own search, with the out-of-scope questions included. */
  calibration: CalibrationPoint[];
  browser?: BrowserFigures;
  groups?: GroupFigures;
}

export async function evaluate(options: EvaluateOptions, progress: (line: string) => void): Promise<Evaluation> {
  const systems = options.hasBaselines ? [ours, ...baselines] : [ours];
  const sets: SetEvaluation[] = [];
  for (const question of options.questions) sets.push(await evaluateSet(question, systems, options, progress));
  const means = systems.map(({ name }, index) => ({
    system: name,
    figures: meanOf(sets.flatMap((set) => set.systems[index]?.figures ?? [])),
  }));
  return { seed: options.seed, sets, means };
}

async function evaluateSet(
  { file, docs }: QuestionFile,
  systems: readonly System[],
  options: EvaluateOptions,
  progress: (line: string) => void,
): Promise<SetEvaluation> {
  const { siteDir, locale } = await siteOf(docs, options, progress);
  const questions = await readQuestionSet(file, options.locale ?? locale);
  // A set’s own questions are in scope.
  const others = options.outOfScope
    .filter((other) => other !== file)
    .map((other) => readQuestionSet(other, options.locale ?? locale));
  const foreign = (await Promise.all(others)).flat().map(({ q, locale }) => ({ q, locale, gold: [] }));
  const all = [...questions, ...foreign];
  const answeredBy: { system: string; answered: Answered[] }[] = [];
  for (const system of systems) {
    progress(`${file}: ${all.length} questions to ${system.name}`);
    answeredBy.push({ system: system.name, answered: await askAll(system, siteDir, all, options) });
  }
  const own = answeredBy[0]?.answered ?? [];
  if (options.hasBrowser) progress(`${file}: Chromium`);
  return {
    file,
    systems: answeredBy.map(({ system, answered }) => ({ system, figures: figuresOf(answered) })),
    calibration: calibrationOf(own),
    ...(options.hasGroups ? { groups: await groupFigures(own, siteDir, locale) } : {}),
    ...(options.hasBrowser ? { browser: await measureInChromium(siteDir, questions, own) } : {}),
  };
}

async function siteOf(
  docs: string | undefined,
  { site, folder }: EvaluateOptions,
  progress: (line: string) => void,
): Promise<SiteToAsk> {
  if (docs === undefined) return site();
  progress(`${docs}: indexing`);
  const { siteDir, locales } = await indexCorpus(docs, await mkdtemp(join(folder, 'corpus-')));
  return { siteDir, locale: locales[0] ?? '' };
}

/**
 * Asks the questions in random order, so that figures which depend on what was asked before do not come out the same
 * twice. Each locale is a separate corpus.
 *
 * @returns in the order of `questions`
 */
async function askAll(
  system: System,
  siteDir: string,
  questions: readonly Question[],
  { folder, seed }: Pick<EvaluateOptions, 'folder' | 'seed'>,
): Promise<Answered[]> {
  const asks = new Map<string, Ask>();
  for (const locale of new Set(questions.map((question) => question.locale))) {
    asks.set(locale, await system.open({ siteDir, locale, documents: () => readIndexedDocuments(siteDir, locale) }, folder));
  }
  const answered = new Map<Question, Answered>();
  for (const question of createRandom(seed).sample(questions, questions.length)) {
    const { locale, ...asked } = question;
    const found = await asks.get(locale)?.(asked.q);
    if (found !== undefined) answered.set(question, { ...asked, ...found });
  }
  return questions.flatMap((question) => answered.get(question) ?? []);
}
