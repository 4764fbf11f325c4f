import { setTimeout } from 'node:timers/promises';
import { serveSite, testKey } from '../../load/child-server.ts';
import { type Crash, postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { startReaders } from '../../load/readers.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import { compareWithStored } from '../kill.ts';
import type { Attack } from './attack.ts';
import { describeOutage, isWithoutLoss, type OutageResult, withoutPostgres } from './outage.ts';

/** Crashes the primary while readers vote and read pages, and promotes its standby. */
export async function failOver(crash: Crash): Promise<OutageResult> {
  const site = makeSmallSite(10);
  const primary = await startPostgres();
  const database = await primary.newDatabase();
  const standby = await primary.addStandby();
  const environment = { KB_DATABASE: withSecondHost(database, standby.port), KB_KEY: testKey };
  const server = await serveSite(site.siteDir, environment);
  try {
    const readers = startReaders({ url: server.url });
    await readers.untilAcknowledged(200);
    await primary.crash(crash);
    await setTimeout(500);
    await standby.promote();
    await readers.untilAcknowledged(100);
    const seen = await readers.stop();
    return {
      ...seen,
      ...(await compareWithStored(seen.acknowledged, environment.KB_DATABASE)),
      ended: Number(server.hasEnded()),
    };
  } finally {
    await server.stop('SIGKILL');
    await primary.stop();
    await standby.stop();
    site.remove();
  }
}

/** The address of a database on two machines. */
export function withSecondHost(database: string, port: number): string {
  const { host, pathname, username } = new URL(database);
  return `postgres://${username}@${host},127.0.0.1:${port}${pathname}?target_session_attrs=read-write`;
}

const rounds: readonly Crash[] = ['SIGKILL', 'immediate', 'SIGKILL', 'immediate', 'SIGKILL'];

export const postgresFailover: Attack = {
  name: `the PostgreSQL primary crashes under load and its standby is promoted, ${rounds.length} times`,
  before: 'an address with two hosts was rejected; with one, no vote was stored until an operator changed it',
  limit: 'no process ends, no page fails, nothing acknowledged is lost',
  async run(progress) {
    if (postgresPrograms === undefined) return withoutPostgres;
    const results: OutageResult[] = [];
    for (const crash of rounds) {
      results.push(await failOver(crash));
      progress(`${results.length} of ${rounds.length} failovers`);
    }
    const worst = results.find((result) => !isWithoutLoss(result)) ?? results.at(-1);
    return {
      after: worst === undefined ? '' : `in the worst round: ${describeOutage(worst)}`,
      isMet: results.every(isWithoutLoss),
    };
  },
};
