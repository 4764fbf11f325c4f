import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { statement } from '../../../src/store/store.ts';
import { type ChildServer, startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';

export interface KillOptions {
  /** Script of the server, with its arguments. */
  script: readonly string[];
  /** `KB_DATABASE`, and `KB_KEY` where it is needed. */
  environment: NodeJS.ProcessEnv;
  kills: number;
  connections?: number;
  /** The server is killed at a random one of so many answers. */
  answersBetween?: number;
  onProgress?: (kills: number) => void;
}

export interface KillResult {
  kills: number;
  acknowledged: number;
  stored: number;
  /** Acknowledged, but not there when the database is opened again. */
  lost: number;
  /** Ids that are there twice, and ballots without or with more than one count. */
  duplicated: number;
}

/**
 * Votes under load until the server is killed without notice, again and again over one database. A fifth of
 * the votes is sent twice under one id, as a reader's script does whose answer was lost.
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
    await voteUntilKilled(server, { acknowledged, connections, killAfter: 50 + Math.floor(Math.random() * answersBetween) });
    onProgress(kill);
  }
  return { kills, acknowledged: acknowledged.size, ...(await compareWithStored(acknowledged, environment['KB_DATABASE'] ?? '')) };
}

interface Round {
  acknowledged: Set<string>;
  connections: number;
  killAfter: number;
}

async function voteUntilKilled(server: ChildServer, { acknowledged, connections, killAfter }: Round): Promise<void> {
  const sent: string[] = [];
  let answers = 0;
  let stopped: Promise<void> | undefined;
  await load({
    url: server.url,
    connections,
    requests: killAfter * 20,
    makeRequest(connection) {
      const before = sent[connection];
      const id = before !== undefined && Math.random() < 0.2 ? before : timedUuid();
      sent[connection] = id;
      return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
    },
    onAnswer(status, _body, connection) {
      if (status === 201 || status === 200) acknowledged.add(sent[connection] ?? '');
      answers += 1;
      if (answers >= killAfter) stopped ??= server.stop('SIGKILL');
    },
  });
  await (stopped ?? server.stop('SIGKILL'));
}

/** What the database holds of the votes that were acknowledged. */
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
