import { addresses } from '../../load/addresses.ts';
import { type ChildServer, serveScript, startChild, testKey } from '../../load/child-server.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { jsonPost, type LoadResult, load } from '../../load/raw-client.ts';
import { makeSmallSite, type SmallSite, smallSiteVote, timedUuid } from '../../load/small-site.ts';
import type { Progress } from '../../parts.ts';
import { readProcess, readResidentMiB } from '../../process-table.ts';
import { median } from '../../statistics.ts';
import { connections, type VotesCase, type VotesReport } from './votes-report.ts';

export interface VotesOptions {
  /** How long each server is measured in each run. */
  seconds: number;
  runs: number;
  /** Votes sent to one SQLite server while its memory is watched. */
  votes: number;
}

const articles = 200;

/** Caches fill during the first half of the votes; from then on memory may grow by this factor. */
const maxGrowth = 1.1;

/** Measures votes from request to durable answer, beside the least work Node can do; each run measures every server. */
export async function benchVotes({ seconds, runs, votes }: VotesOptions, progress: Progress): Promise<VotesReport> {
  const site = makeSmallSite(articles);
  const postgres = postgresPrograms === undefined ? undefined : await startPostgres();
  try {
    const contenders = await createContenders(site, postgres);
    const measured = new Map(contenders.map(({ name }) => [name, [] as Measured[]]));
    for (let run = 1; run <= runs; run++) {
      for (const { name, script, environment } of contenders) {
        progress(`run ${run} of ${runs}: ${name}`);
        const server = await startChild(script, environment);
        measured.get(name)?.push(await measureServer(server, seconds));
        await server.stop();
      }
    }
    const cases = contenders.map(({ name, budget }) =>
      summarize(name, budget, measured.get(name) ?? [], measured.get(bareServer) ?? []),
    );
    const memory = await watchMemory(site, votes, progress);
    const isFlat = (memory.at(-1) ?? 0) <= maxGrowth * (memory[4] ?? 0);
    return { cases, memory, isMet: isFlat && cases.every(({ ratio, budget }) => budget === undefined || ratio >= budget) };
  } finally {
    await postgres?.stop();
    site.remove();
  }
}

interface VotesContender {
  name: string;
  script: readonly string[];
  environment: NodeJS.ProcessEnv;
  budget?: number;
}

const bareServer = 'bare node:http';

/** As behind a proxy, so each reader can have an address. */
const proxied = { TRUSTED_PROXIES: '127.0.0.1' };

async function createContenders(site: SmallSite, postgres: PostgresServer | undefined): Promise<VotesContender[]> {
  const script = serveScript(site.siteDir);
  const onSqlite = { ...proxied, KB_DATABASE: site.database('bench.db') };
  const contenders: VotesContender[] = [
    { name: bareServer, script: ['scripts/lab/load/bare-server.ts'], environment: {} },
    { name: 'SQLite, synced', script, environment: onSqlite, budget: 0.25 },
  ];
  if (postgres === undefined) return contenders;
  const environment = { ...proxied, KB_DATABASE: await postgres.newDatabase(), KB_KEY: testKey };
  return [...contenders, { name: 'PostgreSQL, synced', script, environment, budget: 0.15 }];
}

interface Measured extends Pick<LoadResult, 'median' | 'p99'> {
  perSecond: number;
  cpuMicroseconds: number;
}

function summarize(name: string, budget: number | undefined, runs: readonly Measured[], bare: readonly Measured[]): VotesCase {
  const medianOf = (figure: (run: Measured, index: number) => number): number => median(runs.map(figure));
  return {
    name,
    budget,
    perSecond: medianOf(({ perSecond }) => perSecond),
    ratio: medianOf(({ perSecond }, index) => perSecond / (bare[index]?.perSecond ?? Number.NaN)),
    cpuMicroseconds: medianOf(({ cpuMicroseconds }) => cpuMicroseconds),
    medianMs: medianOf((run) => run.median),
    p99Ms: medianOf((run) => run.p99),
  };
}

async function measureServer(server: ChildServer, seconds: number): Promise<Measured> {
  await load({ url: server.url, connections, seconds: Math.min(2, seconds / 2), makeRequest });
  const before = cpuSeconds(server);
  const result = await load({ url: server.url, connections, seconds, makeRequest });
  const stored = result.byStatus[201] ?? 0;
  if (stored !== result.answers) throw new Error(`Not all votes were stored: ${JSON.stringify(result.byStatus)}`);
  return {
    median: result.median,
    p99: result.p99,
    perSecond: stored / result.seconds,
    cpuMicroseconds: ((cpuSeconds(server) - before) / stored) * 1e6,
  };
}

async function watchMemory(site: SmallSite, votes: number, progress: Progress): Promise<number[]> {
  const environment = { ...proxied, KB_DATABASE: site.database('memory.db') };
  const server = await startChild(serveScript(site.siteDir), environment);
  const memory: number[] = [];
  for (let tenth = 1; tenth <= 10; tenth++) {
    await load({ url: server.url, connections, requests: Math.ceil(votes / 10), makeRequest });
    memory.push(readResidentMiB(server.child.pid ?? 0));
    progress(`${Math.round((votes * tenth) / 10)} votes: ${memory.at(-1)?.toFixed(0)} MiB`);
  }
  await server.stop();
  return memory;
}

const nextAddress = addresses();

function makeRequest(): string {
  const article = Math.floor(Math.random() * articles);
  return jsonPost('/api/votes', smallSiteVote(timedUuid(), article), {
    'User-Agent': 'Mozilla/5.0 (X11; Linux x64)',
    'X-Forwarded-For': nextAddress(),
    'Sec-Fetch-Site': 'same-origin',
  });
}

function cpuSeconds({ child }: ChildServer): number {
  return readProcess(child.pid ?? 0)?.cpuSeconds ?? Number.NaN;
}
