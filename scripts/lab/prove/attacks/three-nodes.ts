import { setTimeout } from 'node:timers/promises';
import { openServingStore, openStore } from '../../../../src/store/open-store.ts';
import { type Store, statement } from '../../../../src/store/store.ts';
import { startBalancer } from '../../load/balancer.ts';
import { type ChildServer, send, serveSite, testKey } from '../../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { startReaders } from '../../load/readers.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../../load/small-site.ts';
import { compareWithStored } from '../kill.ts';
import type { Attack } from './attack.ts';
import { describeOutage, isWithoutLoss, type OutageResult, withoutPostgres } from './outage.ts';
import { withSecondHost } from './postgres-failover.ts';

/** The last one is for {@link voteAsOneGroup}. */
const articles = 11;

const groupArticle = `article-${articles - 1}`;
const groupVotes = 12;

export interface ThreeNodesResult extends OutageResult {
  /** Counted votes of the {@link groupVotes} that one device group cast on one text. */
  counted: number;
  heldBack: number;
  /** Salts stored, and the days on which votes came. */
  salts: number;
  days: number;
  /** Texts that are registered; each node publishes the same ones. */
  texts: number;
  /** Of three processes with the same exclusive task: how many run it at the same time. */
  atWork: number;
}

/**
 * Runs three processes behind a balancer, on a primary with a standby. While readers vote and read pages, each process is
 * killed and restarted in turn, then the primary crashes and the standby is promoted.
 *
 * @param kills how many processes are killed
 */
export async function useThreeNodes(kills: number, progress: (line: string) => void = () => {}): Promise<ThreeNodesResult> {
  const site = makeSmallSite(articles);
  const primary = await startPostgres();
  const database = await primary.newDatabase();
  const standby = await primary.addStandby();
  const KB_DATABASE = withSecondHost(database, standby.port);
  const environment = { KB_DATABASE, KB_KEY: testKey, TRUSTED_PROXIES: '127.0.0.1' };
  const startNode = (): Promise<ChildServer> => serveSite(site.siteDir, environment);
  const nodes = await Promise.all([startNode(), startNode(), startNode()]);
  const balancer = await startBalancer(() => nodes.map(({ url }) => url));
  try {
    const readers = startReaders({ url: balancer.url });
    for (let kill = 0; kill < kills; kill++) {
      await readers.untilAcknowledged(100);
      await nodes[kill % 3]?.stop('SIGKILL');
      await readers.untilAcknowledged(100);
      nodes[kill % 3] = await startNode();
      progress(`${kill + 1} of ${kills} processes killed`);
    }
    await readers.untilAcknowledged(100);
    await primary.crash('SIGKILL');
    await setTimeout(500);
    await standby.promote();
    progress('the standby is promoted');
    await readers.untilAcknowledged(100);
    const group = await voteAsOneGroup(balancer.url);
    const seen = await readers.stop();
    const ended = nodes.filter((node) => node.hasEnded()).length;
    const shared = await readShared(KB_DATABASE);
    const stored = await compareWithStored(new Set([...seen.acknowledged, ...group]), KB_DATABASE);
    return { ...seen, ...stored, ...shared, ended, atWork: await workAtOnce(KB_DATABASE) };
  } finally {
    await balancer.stop();
    await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
    await primary.stop();
    await standby.stop();
    site.remove();
  }
}

/** Votes on the last article, which gets no other votes. */
async function voteAsOneGroup(url: string): Promise<string[]> {
  const ids = Array.from({ length: groupVotes }, timedUuid);
  await Promise.all(ids.map((id) => send(`${url}/api/votes`, smallSiteVote(id, articles - 1), { 'User-Agent': 'one group' })));
  return ids;
}

async function readShared(
  database: string,
): Promise<Pick<ThreeNodesResult, 'counted' | 'heldBack' | 'salts' | 'days' | 'texts'>> {
  const store = await openStore(database);
  const count = async (sql: string): Promise<number> => Number((await store.query(statement(sql)))[0]?.['n']);
  try {
    return {
      counted: await count(`SELECT count(*) AS n FROM ballot WHERE article = '${groupArticle}' AND trust = 1`),
      heldBack: await count(`SELECT count(*) AS n FROM ballot WHERE article = '${groupArticle}' AND trust = 0`),
      salts: await count('SELECT count(*) AS n FROM salt'),
      days: await count('SELECT count(DISTINCT day) AS n FROM seen'),
      texts: await count('SELECT count(*) AS n FROM revision'),
    };
  } finally {
    await store.close();
  }
}

/** @returns the maximum number of three stores that run an exclusive task at the same time */
async function workAtOnce(database: string): Promise<number> {
  const stores = await Promise.all([0, 1, 2].map(() => openServingStore(database, { log: () => {} })));
  let atWork = 0;
  let max = 0;
  const work = async (own: Store): Promise<void> => {
    atWork += 1;
    await own.query(statement('SELECT pg_sleep(0.3)'));
    max = Math.max(max, atWork);
    atWork -= 1;
  };
  try {
    await Promise.all(stores.map((store) => store.exclusively?.('work', work)));
    return max;
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** The balancer answers 502 for requests that were open on a killed process; their readers vote again. */
export function isShared({ counted, heldBack, salts, days, texts, atWork, votesByStatus, ...result }: ThreeNodesResult): boolean {
  const { 502: _broken, ...others } = votesByStatus;
  const isOne = counted === 1 && heldBack === groupVotes - 1 && salts === days && texts === articles && atWork === 1;
  return isOne && isWithoutLoss({ ...result, votesByStatus: others });
}

const kills = 6;

export const threeNodes: Attack = {
  name: `three processes behind a balancer: ${kills} are killed under load, then the database fails over`,
  before: 'not tried; a failover of the database ended all processes',
  limit: 'no page fails, nothing acknowledged is lost, one vote of a device group counts, one process at a time runs maintenance',
  async run(progress) {
    if (postgresPrograms === undefined) return withoutPostgres;
    const result = await useThreeNodes(kills, progress);
    const { counted, heldBack, salts, days, texts, atWork } = result;
    const shared = `${counted} of ${groupVotes} votes of one group counted, ${heldBack} held back; ${salts} salts on ${days} days; ${texts} texts; ${atWork} at work`;
    return { after: `${describeOutage(result)}; ${shared}`, isMet: isShared(result) };
  },
};
