import { startChild } from '../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../load/postgres.ts';
import { makeSmallSite, type SmallSite } from '../load/small-site.ts';
import { attacks } from './attacks/index.ts';
import { proveCommits } from './commits.ts';
import { proveFullDisk } from './disk.ts';
import { proveFragile } from './fragile.ts';
import { proveFuzz } from './fuzz.ts';
import { proveHostile } from './hostile.ts';
import { type KillResult, proveKills } from './kill.ts';
import { isLevel, proveMemory } from './memory.ts';
import { proveSyncs, tracing } from './syncs.ts';
import { proveVolume } from './volume.ts';

export interface Counts {
  kills: number;
  requests: number;
  slow: number;
  votes: number;
  memoryVotes: number;
  memoryRequests: number;
  seed: number;
}

export interface Proof {
  table: string;
  isMet: boolean;
}

type Progress = (line: string) => void;

/** What each word after `npm run prove --` does. */
export const proofs = {
  kills: (counts: Counts, progress: Progress) => withSite((site) => kills(site, counts, progress)),

  async fuzz({ requests, seed }: Counts, progress: Progress): Promise<Proof> {
    const { byStatus, faults } = await proveFuzz(requests, seed, (sent) => progress(`${sent} requests`));
    const rows = Object.entries(byStatus).map(([status, count]) => [status, String(count)]);
    return { table: lines([['status', 'requests'], ...rows, ...faults.map((fault) => [fault])]), isMet: faults.length === 0 };
  },

  hostile: (counts: Counts, progress: Progress) => withSite((site) => hostile(site, counts, progress)),

  volume: (counts: Counts, progress: Progress) =>
    withSite((site) => proveVolume(site.database('volume.db'), counts.votes, progress)),

  memory: (counts: Counts, progress: Progress) => memory(counts, progress),

  attacks: (_counts: Counts, progress: Progress) => tryAttacks(progress),

  fragile: (_counts: Counts, progress: Progress) => proveFragile(progress),
} as const;

async function tryAttacks(progress: Progress): Promise<Proof> {
  const blocks: string[] = [];
  let isMet = true;
  for (const { name, before, limit, run } of attacks) {
    progress(name);
    const result = await run(progress);
    const verdict = result.isMet === undefined ? '!!! NOT SHOWN' : result.isMet ? 'holds' : 'FAILS';
    blocks.push(`  ${name}: ${verdict}\n    before  ${before}\n    after   ${result.after}\n    limit   ${limit}`);
    isMet &&= result.isMet !== false;
  }
  return { table: blocks.join('\n'), isMet };
}

async function memory({ memoryVotes: votes, memoryRequests: requests, seed }: Counts, progress: Progress): Promise<Proof> {
  const result = await proveMemory({ votes, requests, seed, progress });
  if (result === undefined) return { table: '  !!! NOT SHOWN: the memory of another process cannot be read here', isMet: true };
  const { stored, byStatus, samples } = result;
  const { second, last, most, isMet, limits } = isLevel(samples);
  const faults = Object.entries(byStatus).filter(([status]) => Number(status) >= 500);
  return {
    table: lines([
      [`${stored} of ${votes} votes stored; fuzzed: ${answersIn(byStatus)}`],
      ['memory of the server (MiB)', 'measured', 'limit'],
      ['second fifth', second.toFixed(0), ''],
      ['last fifth', last.toFixed(0), `${(second * limits.growth).toFixed(0)} (${limits.growth} × the second)`],
      ['most', most.toFixed(0), String(limits.mostMiB)],
    ]),
    isMet: isMet && stored === votes && faults.length === 0,
  };
}

function answersIn(byStatus: Readonly<Record<number, number>>): string {
  return Object.entries(byStatus)
    .map(([status, count]) => `${count} × ${status === '0' ? 'no answer' : status}`)
    .join(', ');
}

async function kills(site: SmallSite, { kills: count }: Counts, progress: Progress): Promise<Proof> {
  const serve = ['scripts/serve.ts', '--site', site.siteDir];
  const rows: [name: string, result: KillResult, isMet: boolean][] = [];
  const add = async (
    name: string,
    script: readonly string[],
    environment: NodeJS.ProcessEnv,
    times: number,
    mustLose = false,
  ) => {
    const result = await proveKills({
      script,
      environment,
      kills: times,
      onProgress: (n) => progress(`${name}: ${n} of ${times} kills`),
    });
    rows.push([
      name,
      result,
      mustLose ? result.lost > 0 : result.lost === 0 && result.duplicated === 0 && result.acknowledged > 0,
    ]);
  };
  const half = postgresPrograms === undefined ? count : Math.ceil(count / 2);
  await add('SQLite', serve, { KB_DATABASE: site.database('killed.db') }, half);
  if (postgresPrograms !== undefined) {
    const server = await startPostgres();
    const environment = { KB_DATABASE: await server.newDatabase(), KB_KEY: Buffer.alloc(32, 7).toString('base64') };
    await add('PostgreSQL', serve, environment, Math.max(1, count - half));
    await server.stop();
  }
  await add('acknowledging early', ['scripts/lab/prove/hasty-server.ts'], { KB_DATABASE: site.database('hasty.db') }, 3, true);
  const table = lines([
    ['store', 'kills', 'acknowledged', 'stored', 'lost', 'duplicated'],
    ...rows.map(([name, { kills: times, acknowledged, stored, lost, duplicated }]) =>
      [name, times, acknowledged, stored, lost, duplicated].map(String),
    ),
  ]);
  const syncs = await provenSyncs(serve, site);
  return { table: `${table}\n${syncs.table}`, isMet: rows.every(([, , isMet]) => isMet) && syncs.isMet };
}

/** By a trace; where the container forbids one, by what another connection sees. */
async function provenSyncs(script: readonly string[], site: SmallSite): Promise<Proof> {
  const options = { script, environment: { KB_DATABASE: site.database('traced.db') }, votes: 2_000 };
  if (tracing === 'works') {
    const { answers, syncs, early } = await proveSyncs(options);
    const table = `  traced: ${answers} answers, ${syncs} syncs, ${early} answers before their vote was synced`;
    return { table, isMet: early === 0 && answers === options.votes };
  }
  const { answers, early, isSynced } = await proveCommits(options);
  const why = tracing === 'missing' ? 'no strace' : 'tracing is forbidden';
  const table = `  not traced (${why}): ${answers} answers, ${early} before their vote was committed; SQLite ${isSynced ? 'says that it syncs' : 'DOES NOT SYNC'} each commit`;
  return { table, isMet: early === 0 && isSynced && answers === options.votes };
}

async function hostile(site: SmallSite, { slow }: Counts, progress: Progress): Promise<Proof> {
  const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], { KB_DATABASE: site.database('hostile.db') });
  const { cases, whileSlow } = await proveHostile(server.url, slow).finally(() => server.stop());
  progress('a full disk');
  const disk = await proveFullDisk(site.siteDir);
  const rows = cases.map(({ name, expected, status }) => [name, expected.join(' or '), String(status)]);
  const slowRow = `${whileSlow.slowClients} slow clients: ${whileSlow.votes} honest votes, ${whileSlow.refused} refused`;
  const diskRow =
    disk === undefined
      ? '!!! NOT SHOWN: a full disk. Nothing can be mounted here; the tests of the store make one with max_page_count'
      : `full disk: ${disk.stored} stored, ${disk.refused} refused with 503, ${disk.other} otherwise, ready said ${disk.readyWhileFull}, then ${disk.recovered} of 50 stored`;
  const isDiskFine =
    disk === undefined || (disk.refused > 0 && disk.other === 0 && disk.readyWhileFull === 503 && disk.recovered === 50);
  return {
    table: lines([['sent', 'expected', 'status'], ...rows, [slowRow], [diskRow]]),
    isMet: cases.every(({ expected, status }) => expected.includes(status)) && whileSlow.refused === 0 && isDiskFine,
  };
}

async function withSite<T>(task: (site: SmallSite) => Promise<T>): Promise<T> {
  const site = makeSmallSite(10);
  try {
    return await task(site);
  } finally {
    site.remove();
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
