import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { type RevisionsFile, sketchOf } from '../../../src/knowledge/revision.ts';
import { keyedHash } from '../../../src/readers/reader.ts';
import { collect } from '../../../src/reports/collect.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { lastWeeks } from '../../../src/reports/weeks.ts';
import { alarmedForNothing, type Found, foundOf } from '../../../src/simulation/found-truth.ts';
import type { TrafficOptions } from '../../../src/simulation/simulate.ts';
import { type SimulatedContent, simulatedContent } from '../../../src/simulation/simulated-content.ts';
import { writeSimulation } from '../../../src/simulation/write-simulation.ts';

/** A content folder's articles with revisions that need no compiling. */
export async function contentToSimulate(contentDir: string): Promise<SimulatedContent> {
  const kb = await readKnowledgeBase(contentDir);
  const articles = kb.articles
    .filter(({ data }) => data.audience === 'public' && data.state === 'published')
    .map(({ id, locale, data }) => ({
      id,
      locale,
      revision: Buffer.from(keyedHash('', locale, id))
        .toString('hex')
        .slice(0, 12),
      redirectFrom: data.redirectFrom,
      sketch: sketchOf({ title: data.title, summary: data.summary, words: [] }),
    }));
  const revisions: RevisionsFile = { version: 1, audience: 'public', articles };
  return simulatedContent(kb, revisions);
}

interface PlantedOptions extends TrafficOptions {
  contentDir: string;
  content: SimulatedContent;
  /** For the database. */
  folder: string;
  /** Built site to search; need not exist. */
  siteDir: string;
}

/** Simulates, reports on the last four weeks, and compares: what was found where, and what is alarmed for nothing. */
export async function comparePlanted({
  contentDir,
  content,
  folder,
  siteDir,
  ...options
}: PlantedOptions): Promise<{ found: Found[]; alarmed: string[] }> {
  const database = join(folder, `planted-${options.seed}${options.isQuiet === true ? '-quiet' : ''}.db`);
  const truth = await writeSimulation(database, content, options);
  const revisionsFile = join(folder, 'planted-revisions.json');
  await writeFile(revisionsFile, JSON.stringify(content.revisions));
  const none = join(folder, 'none');
  const report = reportOf(
    await collect({
      contentDir,
      database,
      revisionsFile,
      audience: 'public',
      fragileFile: none,
      fragmentsDir: none,
      siteDir,
      today: options.until,
      now: Date.parse(`${options.until}T12:00:00Z`),
      period: lastWeeks(options.until, 4),
      visitsFile: undefined,
    }),
  );
  return { found: foundOf(truth, report), alarmed: alarmedForNothing(truth, report) };
}
