import { serveScript, testKey } from '../../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { type SmallSite, withSmallSite } from '../../load/small-site.ts';
import { count, definePart, type Progress } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { proveCommits } from '../commits.ts';
import { type KillResult, proveKills } from '../kill.ts';
import type { ProofResult } from '../proof.ts';
import { proveSyncs, tracing } from '../syncs.ts';

const hastyKills = 3;
const tracedVotes = 2_000;

export const killsProof = definePart({
  name: 'kills',
  summary: [
    'the server is killed under load again and again: every acknowledged vote is stored exactly once, on SQLite and',
    'PostgreSQL; an endpoint that acknowledges too early must lose some; a trace shows the sync before each answer',
  ],
  options: { kills: count(100, 'how often, over both stores together') },
  run: ({ kills }, progress) =>
    withSmallSite(async (site) => {
      const rows = await killAll(site, kills, progress);
      const table = renderTable([
        ['store', 'kills', 'acknowledged', 'stored', 'lost', 'duplicated'],
        ...rows.map(({ name, kills: times, acknowledged, stored, lost, duplicated }) =>
          [name, times, acknowledged, stored, lost, duplicated].map(String),
        ),
      ]);
      const syncs = await traceSyncs(site);
      return { table: [...table, syncs.table].join('\n'), isMet: rows.every(({ isMet }) => isMet) && syncs.isMet };
    }),
});

type Row = KillResult & { name: string; isMet: boolean };

async function killAll(site: SmallSite, kills: number, progress: Progress): Promise<Row[]> {
  const kill = (name: string, script: readonly string[], times: number, environment: NodeJS.ProcessEnv): Promise<KillResult> =>
    proveKills({ script, environment, kills: times, onProgress: (n) => progress(`${name}: ${n} of ${times} kills`) });
  const serve = serveScript(site.siteDir);
  const onSqlite = postgresPrograms === undefined ? kills : Math.ceil(kills / 2);
  const rows = [judge('SQLite', await kill('SQLite', serve, onSqlite, { KB_DATABASE: site.database('killed.db') }))];
  if (postgresPrograms !== undefined) {
    const server = await startPostgres();
    const environment = { KB_DATABASE: await server.newDatabase(), KB_KEY: testKey };
    rows.push(judge('PostgreSQL', await kill('PostgreSQL', serve, Math.max(1, kills - onSqlite), environment)));
    await server.stop();
  }
  const hastyScript = ['scripts/lab/prove/hasty-server.ts'];
  const hasty = await kill('acknowledging early', hastyScript, hastyKills, { KB_DATABASE: site.database('hasty.db') });
  // Control: a proof that cannot detect losses would show nothing.
  return [...rows, { ...hasty, name: 'acknowledging early', isMet: hasty.lost > 0 }];
}

function judge(name: string, result: KillResult): Row {
  return { ...result, name, isMet: result.lost === 0 && result.duplicated === 0 && result.acknowledged > 0 };
}

/** Traces system calls; where that is impossible, looks at the database from another connection. */
async function traceSyncs(site: SmallSite): Promise<ProofResult> {
  const options = {
    script: serveScript(site.siteDir),
    environment: { KB_DATABASE: site.database('traced.db') },
    votes: tracedVotes,
  };
  if (tracing === 'works') {
    const { answers, syncs, early } = await proveSyncs(options);
    const table = `traced: ${answers} answers, ${syncs} syncs, ${early} answers before their vote was synced`;
    return { table, isMet: early === 0 && answers === options.votes };
  }
  const { answers, early, isSynced } = await proveCommits(options);
  const why = tracing === 'missing' ? 'no strace' : 'tracing is forbidden';
  const table = `not traced (${why}): ${answers} answers, ${early} before their vote was committed; SQLite ${isSynced ? 'is set to sync' : 'DOES NOT SYNC'} each commit`;
  return { table, isMet: early === 0 && isSynced && answers === options.votes };
}
