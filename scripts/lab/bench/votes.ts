import { readFileSync } from 'node:fs';
import { median } from '../../../src/metrics/quantile.ts';
import { addresses } from '../load/addresses.ts';
import { type ChildServer, startChild } from '../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../load/postgres.ts';
import { jsonPost, type LoadResult, load } from '../load/raw-client.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../load/small-site.ts';
import { renderTable } from '../table.ts';

export interface VotesOptions {
  seconds: number;
  rounds: number;
  /** Votes sent to one SQLite server whose memory is watched; 0 for none. */
  votes: number;
}

export interface VotesReport {
  cases: VotesCase[];
  /** Memory of the server in MiB, after each tenth of the votes. */
  memory: number[];
  isMet: boolean;
}

export interface VotesCase {
  name: string;
  /** Acknowledged votes a second, the median of the rounds. */
  perSecond: number;
  /** To the bare server of the same round, the median of the rounds. */
  ratio: number;
  budget: number | undefined;
  /** Processor time of the server a vote. */
  cpuMicroseconds: number;
  medianMs: number;
  p99Ms: number;
}

const connections = 64;
const articles = 200;
/** Caches fill in the first half; in the second one memory must not grow with the votes. */
const maxGrowth = 1.1;

/** The whole way of a vote, durable, beside the least that Node can answer; each round measures all of them. */
export async function benchVotes(
  { seconds, rounds, votes }: VotesOptions,
  progress: (line: string) => void,
): Promise<VotesReport> {
  const site = makeSmallSite(articles);
  const postgres = postgresPrograms === undefined ? undefined : await startPostgres();
  const serve = ['scripts/serve.ts', '--site', site.siteDir];
  // As behind a proxy: each reader has an address.
  const proxied = { TRUSTED_PROXIES: '127.0.0.1' };
  const key = Buffer.alloc(32, 7).toString('base64');
  const contenders = [
    { name: 'bare node:http', script: ['scripts/lab/load/bare-server.ts'], environment: {}, budget: undefined },
    { name: 'SQLite, synced', script: serve, environment: { ...proxied, KB_DATABASE: site.database('bench.db') }, budget: 0.25 },
    ...(postgres === undefined
      ? []
      : [
          {
            name: 'PostgreSQL, synced',
            script: serve,
            environment: { ...proxied, KB_DATABASE: await postgres.newDatabase(), KB_KEY: key },
            budget: 0.15,
          },
        ]),
  ];
  try {
    const measured = new Map(contenders.map(({ name }) => [name, [] as Measured[]]));
    for (let round = 1; round <= rounds; round++) {
      for (const { name, script, environment } of contenders) {
        progress(`round ${round}: ${name}`);
        const server = await startChild(script, environment);
        measured.get(name)?.push(await measureServer(server, seconds));
        await server.stop();
      }
    }
    const bare = measured.get('bare node:http') ?? [];
    const cases = contenders.map(({ name, budget }): VotesCase => {
      const runs = measured.get(name) ?? [];
      const of = (pick: (run: Measured, index: number) => number): number => median(runs.map(pick)) ?? Number.NaN;
      return {
        name,
        budget,
        perSecond: of(({ perSecond }) => perSecond),
        ratio: of(({ perSecond }, index) => perSecond / (bare[index]?.perSecond ?? Number.NaN)),
        cpuMicroseconds: of(({ cpuMicroseconds }) => cpuMicroseconds),
        medianMs: of((run) => run.median),
        p99Ms: of((run) => run.p99),
      };
    });
    const memory = votes === 0 ? [] : await watchMemory(serve, site.database('memory.db'), votes, progress);
    const isFlat = memory.length === 0 || (memory.at(-1) ?? 0) <= maxGrowth * (memory[4] ?? 0);
    return { cases, memory, isMet: isFlat && cases.every(({ ratio, budget }) => budget === undefined || ratio >= budget) };
  } finally {
    await postgres?.stop();
    site.remove();
  }
}

export function renderVotes({ cases, memory }: VotesReport): string {
  const rows = cases.map(({ name, perSecond, ratio, budget, cpuMicroseconds, medianMs, p99Ms }) => [
    name,
    perSecond.toFixed(0),
    ratio.toFixed(2),
    budget === undefined ? '' : `≥ ${budget}${ratio >= budget ? '' : '  MISSED'}`,
    cpuMicroseconds.toFixed(0),
    medianMs.toFixed(1),
    p99Ms.toFixed(1),
  ]);
  const table = renderTable([['', 'votes/s', 'ratio', 'budget', 'CPU µs', 'median ms', 'p99 ms'], ...rows]).join('\n');
  const held =
    memory.length === 0
      ? ''
      : `\nMemory in MiB after each tenth of the votes: ${memory.map((mib) => mib.toFixed(0)).join(' ')}\n`;
  return `${table}\n${connections} connections; each vote under an id of its own, from a reader of its own.\n${held}`;
}

interface Measured extends Pick<LoadResult, 'median' | 'p99'> {
  perSecond: number;
  cpuMicroseconds: number;
}

async function measureServer(server: ChildServer, seconds: number): Promise<Measured> {
  await load({ url: server.url, connections, seconds: Math.min(2, seconds / 2), makeRequest });
  const before = cpuSeconds(server);
  const result = await load({ url: server.url, connections, seconds, makeRequest });
  const stored = result.byStatus[201] ?? 0;
  if (stored !== result.answers) throw new Error(`Not all votes were stored: ${JSON.stringify(result.byStatus)}`);
  const { median: middle, p99 } = result;
  return {
    median: middle,
    p99,
    perSecond: stored / result.seconds,
    cpuMicroseconds: ((cpuSeconds(server) - before) / stored) * 1e6,
  };
}

async function watchMemory(
  serve: string[],
  database: string,
  votes: number,
  progress: (line: string) => void,
): Promise<number[]> {
  const server = await startChild(serve, { KB_DATABASE: database, TRUSTED_PROXIES: '127.0.0.1' });
  const memory: number[] = [];
  for (let tenth = 1; tenth <= 10; tenth++) {
    await load({ url: server.url, connections, requests: Math.ceil(votes / 10), makeRequest });
    memory.push(memoryMiB(server));
    progress(`${Math.round((votes * tenth) / 10)} votes: ${memory.at(-1)?.toFixed(0)} MiB`);
  }
  await server.stop();
  return memory;
}

const nextAddress = addresses();

function makeRequest(): string {
  const id = timedUuid();
  const article = Math.floor(Math.random() * articles);
  return jsonPost('/api/votes', smallSiteVote(id, article), {
    'User-Agent': 'Mozilla/5.0 (X11; Linux x64)',
    'X-Forwarded-For': nextAddress(),
    'Sec-Fetch-Site': 'same-origin',
  });
}

/** proc(5): fields 14 and 15 of stat, in hundredths of a second. */
function cpuSeconds({ child }: ChildServer): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function memoryMiB({ child }: ChildServer): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024;
}
