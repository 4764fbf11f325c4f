import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '../../../../src/metrics/instants.ts';
import { saveMemory } from '../../../../src/own-process.ts';
import { collect } from '../../../../src/reports/collect.ts';
import { collectPatchSources } from '../../../../src/reports/patch/collect-sources.ts';
import { proposalsPatch } from '../../../../src/reports/patch/proposals-patch.ts';
import { readPeriod } from '../../../../src/reports/period.ts';
import { formats, renderReport } from '../../../../src/reports/renderers/index.ts';
import { reportOf } from '../../../../src/reports/report.ts';
import { writeReport } from '../../../../src/reports/write-report.ts';
import type { Store } from '../../../../src/store/store.ts';
import { openAskedWith } from '../../../report/open-asked.ts';
import { corpusDay } from '../../fixtures/corpus/corpus.ts';
import { readProcess } from '../../process-table.ts';

/**
 * `node timed-report.ts CONTENT DATABASE SITE FOLDER` does what `npm run report` does, in FOLDER/report, while another
 * process measures it, and writes where the time went to FOLDER/timing.json.
 */
export interface Timing {
  /** Seconds of the processor, of all threads and of processes that have ended. */
  phases: { name: string; seconds: number }[];
  /** Of the thread that reads: SQLite runs in it. */
  storeSeconds: number;
  /** The slowest first. */
  statements: { sql: string; seconds: number; rows: number }[];
}

/** How many of the slowest statements are told. */
const told = 8;

const [contentDir = '', database = '', siteDir = '', folder = ''] = process.argv.slice(2);
const statements: Timing['statements'] = [];
const phases: Timing['phases'] = [];

/** Seconds of the processor: those that pass depend on what else the machine does. */
function cpuSeconds(): number {
  return secondsOf(process.cpuUsage()) + (readProcess('self')?.childrenCpuSeconds ?? 0);
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

saveMemory();
let began = cpuSeconds();

function begin(name: string): void {
  const last = phases.at(-1);
  if (last !== undefined) last.seconds = cpuSeconds() - began;
  began = cpuSeconds();
  phases.push({ name, seconds: 0 });
}

function watch(store: Store): Store {
  return {
    ...store,
    async query<Row>(asked: Parameters<Store['query']>[0]) {
      const before = process.threadCpuUsage();
      const rows = await store.query(asked);
      const sql = asked.sql.replaceAll(/\s+/g, ' ');
      statements.push({ sql, seconds: secondsOf(process.threadCpuUsage(before)), rows: rows.length });
      return rows as Row[];
    },
  };
}

const input = await collect(
  {
    contentDir,
    audience: 'public',
    database,
    revisionsFile: join(siteDir, 'revisions.json'),
    fragileFile: join(folder, 'fragile.json'),
    fragmentsDir: join(folder, 'fragments'),
    siteDir,
    today: corpusDay,
    period: readPeriod({}, corpusDay),
    now: Date.parse(corpusDay) + dayMs - 1,
    sealer: openAskedWith(database, process.env),
  },
  { phases: { begin }, watch },
);
begin('computing');
const report = reportOf(input);
begin('writing');
const sources = await collectPatchSources(contentDir, input, report.searches.proposals);
const patch = { path: 'proposals.patch', text: proposalsPatch(report.searches, sources) };
await writeReport(join(folder, 'report'), renderReport(report, input.look, formats, [patch]));
begin('end');
const timing: Timing = {
  phases: phases.slice(0, -1),
  storeSeconds: statements.reduce((sum, { seconds }) => sum + seconds, 0),
  statements: statements.toSorted((a, b) => b.seconds - a.seconds).slice(0, told),
};
await writeFile(join(folder, 'timing.json'), JSON.stringify(timing));
