import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../load/small-site.ts';

/** Something that happens to the files of a database while a server writes to it. */
export interface Misfortune {
  happen(database: string): void;
  /** Makes good what has happened; left out where the server is to recover without help. */
  repair?(database: string): void;
  /** Whether the file that is there in the end is to have what was acknowledged before, too. */
  keepsEarlier: boolean;
}

export interface MisfortuneResult {
  /** Acknowledged between the misfortune and its repair. */
  acknowledged: number;
  /** Of all that was acknowledged and must be in the file in the end: what is not there. */
  lost: number;
  /** What `GET /api/ready` said at once. */
  ready: number;
  /** Answers 201 of fifty votes after the repair. */
  recovered: number;
  /** What the server wrote to its log. */
  log: string;
}

const votesAtOnce = 100;

/** Votes before, after and in the end, kills the server, and looks for every acknowledged vote in the file that is there then. */
export async function proveMisfortune({ happen, repair, keepsEarlier }: Misfortune): Promise<MisfortuneResult> {
  const site = makeSmallSite(10);
  const database = site.database('jieda.db');
  const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], { KB_DATABASE: database });
  const vote = async (votes: number): Promise<string[]> => {
    const sent: string[] = [];
    const acknowledged: string[] = [];
    await load({
      url: server.url,
      connections: 4,
      requests: votes,
      makeRequest(connection) {
        const id = timedUuid();
        sent[connection] = id;
        return jsonPost('/api/votes', smallSiteVote(id, connection), { 'User-Agent': id });
      },
      onAnswer(status, _body, connection) {
        if (status === 201) acknowledged.push(sent[connection] ?? '');
      },
    });
    return acknowledged;
  };
  try {
    const earlier = await vote(votesAtOnce);
    happen(database);
    const later = await vote(votesAtOnce);
    const { status: ready } = await fetch(`${server.url}/api/ready`);
    await setTimeout(betweenOpeningsMs);
    later.push(...(await vote(votesAtOnce)));
    repair?.(database);
    await untilReady(server.url);
    const last = await vote(50);
    // As a power cut would: what is not in the file now is lost for good.
    await server.stop('SIGKILL');
    const stored = idsIn(database);
    const expected = [...(keepsEarlier ? earlier : []), ...later, ...last];
    return {
      acknowledged: later.length,
      lost: expected.filter((id) => !stored.has(id)).length,
      ready,
      recovered: last.length,
      log: server.output(),
    };
  } finally {
    await server.stop('SIGKILL');
    site.remove();
  }
}

/** A store is opened again once a second at most; meanwhile all is refused. */
const betweenOpeningsMs = 1_100;

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await fetch(`${url}/api/ready`)).ok) return;
    await setTimeout(100);
  }
}

function idsIn(database: string): ReadonlySet<string> {
  const file = new DatabaseSync(database);
  try {
    return new Set(
      file
        .prepare('SELECT id FROM event')
        .all()
        .map(({ id }) => String(id)),
    );
  } catch {
    // An empty file has no such table.
    return new Set();
  } finally {
    file.close();
  }
}
