import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { statement } from '../../../src/store/store.ts';
import { type ChildServer, startChild } from '../load/child-server.ts';
import { loadVotes } from '../load/votes.ts';

export interface KillOptions {
  /** Script of the server, with its arguments. */
  script: readonly string[];
  /** `KB_DATABASE`, and `KB_KEY` where the store needs one. */
  environment: NodeJS.ProcessEnv;
  kills: number;
  connections?: number;
  /** The server is killed after 50 answers plus a random number below this. */
  answersBetween?: number;
  onProgress?: (kills: number) => void;
}

export interface KillResult {
  kills: number;
  acknowledged: number;
  stored: number;
  /** Acknowledged votes that are missing when the database is opened again. */
  lost: number;
  /** Ids that are stored twice, and ballots that are not counted exactly once. */
  duplicated: number;
}

/**
 * Sends votes until the server is killed without notice, again and again over one database. A fifth of the votes are
 * sent a second time under the same id, as a page does when the answer was lost.
 */
export async function proveKills({
  script,
  environment,
  kills,
  connections = 32,
  answersBetween = 400,
  onProgress = () => {},
}: KillOptions): Promise<KillResult> {
  const acknowledged = new Set<string>();
  for (let kill = 1; kill <= kills; kill++) {
    const server = await startChild(script, environment);
    const killAfter = 50 + Math.floor(Math.random() * answersBetween);
    await voteUntilKilled(server, { acknowledged, connections, killAfter });
    onProgress(kill);
  }
  return { kills, acknowledged: acknowledged.size, ...(await compareWithStored(acknowledged, environment['KB_DATABASE'] ?? '')) };
}

interface Round {
  acknowledged: Set<string>;
  connections: number;
  /** Answers until the kill. */
  killAfter: number;
}

async function voteUntilKilled(server: ChildServer, { acknowledged, connections, killAfter }: Round): Promise<void> {
  let answers = 0;
  let stopped: Promise<void> | undefined;
  await loadVotes({
    url: server.url,
    connections,
    votes: killAfter * 20,
    repeated: 0.2,
    onAnswer({ status, id }) {
      if (status === 201 || status === 200) acknowledged.add(id);
      answers += 1;
      if (answers >= killAfter) stopped ??= server.stop('SIGKILL');
    },
  });
  await (stopped ?? server.stop('SIGKILL'));
}

/** Compares acknowledged votes, by id, with what the database holds. */
export async function compareWithStored(
  acknowledged: ReadonlySet<string>,
  database: string,
): Promise<Omit<KillResult, 'kills' | 'acknowledged'>> {
  const store = await openStore(database);
  try {
    const ids = (await store.query(statement('SELECT id FROM event'))).map(({ id }) => String(id));
    const [ballots] = await store.query(statement('SELECT count(*) AS n FROM ballot'));
    const counted = (await readTotals(store)).reduce(
      (sum, { helpful, notHelpful, heldBack }) => sum + helpful + notHelpful + heldBack,
      0,
    );
    const stored = new Set(ids);
    return {
      stored: ids.length,
      lost: [...acknowledged].filter((id) => !stored.has(id)).length,
      duplicated: ids.length - stored.size + Math.abs(Number(ballots?.['n']) - ids.length) + Math.abs(counted - ids.length),
    };
  } finally {
    await store.close();
  }
}
