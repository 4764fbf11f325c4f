import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { serveSite } from '../load/child-server.ts';
import { makeSmallSite } from '../load/small-site.ts';
import { loadVotes, votesAfterRecovery } from '../load/votes.ts';

/** Something that happens to the files of a database while a server writes to it. */
export interface Misfortune {
  happen(database: string): void;
  /** Undoes it; left out where the server recovers without help. */
  repair?(database: string): void;
  /** Whether the final file must also hold the votes from before the misfortune. */
  keepsEarlier: boolean;
}

export interface MisfortuneResult {
  /** Votes acknowledged between the misfortune and its repair. */
  acknowledged: number;
  /** Acknowledged votes that must be in the final file and are not. */
  lost: number;
  /** The highest status of `GET /api/ready` while votes arrive right after the misfortune. */
  ready: number;
  /** How many of the last {@link votesAfterRecovery} votes were answered with 201. */
  recovered: number;
  /** The server's log. */
  log: string;
}

const votesPerPhase = 100;

/** Sends votes before, during and after a misfortune, kills the server, and looks for every acknowledged vote in the file. */
export async function proveMisfortune({ happen, repair, keepsEarlier }: Misfortune): Promise<MisfortuneResult> {
  const site = makeSmallSite(10);
  const database = site.database('jieda.db');
  const server = await serveSite(site.siteDir, { KB_DATABASE: database });
  const vote = async (votes: number): Promise<string[]> => {
    const acknowledged: string[] = [];
    await loadVotes({
      url: server.url,
      connections: 4,
      votes,
      onAnswer({ status, id }) {
        if (status === 201) acknowledged.push(id);
      },
    });
    return acknowledged;
  };
  try {
    const earlier = await vote(votesPerPhase);
    happen(database);
    let isOver = false;
    const readiness = worstReadiness(server.url, () => isOver);
    const later = await vote(votesPerPhase);
    isOver = true;
    const ready = await readiness;
    await setTimeout(reopenIntervalMs);
    later.push(...(await vote(votesPerPhase)));
    repair?.(database);
    await untilReady(server.url);
    const last = await vote(votesAfterRecovery);
    // As in a power cut: a vote that is not in the file now is lost for good.
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

/** The server reopens a store once a second at most, and refuses votes in between. */
const reopenIntervalMs = 1_100;

async function worstReadiness(url: string, isOver: () => boolean): Promise<number> {
  let worst = 0;
  do {
    worst = Math.max(worst, (await fetch(`${url}/api/ready`)).status);
    await setTimeout(20);
  } while (!isOver());
  return Math.max(worst, (await fetch(`${url}/api/ready`)).status);
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await fetch(`${url}/api/ready`)).ok) return;
    await setTimeout(100);
  }
}

function idsIn(database: string): ReadonlySet<string> {
  const file = new DatabaseSync(database);
  try {
    const rows = file.prepare('SELECT id FROM event').all();
    return new Set(rows.map(({ id }) => String(id)));
  } catch {
    // An empty file has no such table.
    return new Set();
  } finally {
    file.close();
  }
}
