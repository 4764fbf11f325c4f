import { setTimeout } from 'node:timers/promises';
import { serveSite, testKey } from '../../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { startReaders } from '../../load/readers.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import { compareWithStored } from '../kill.ts';
import type { Attack } from './attack.ts';
import { describeOutage, isWithoutLoss, type OutageResult, withoutPostgres } from './outage.ts';

/** Crashes PostgreSQL repeatedly while readers vote and read pages. */
export async function crashPostgresRepeatedly(stops: number, progress: (line: string) => void = () => {}): Promise<OutageResult> {
  const site = makeSmallSite(10);
  const database = await startPostgres();
  const environment = { KB_DATABASE: await database.newDatabase(), KB_KEY: testKey };
  const server = await serveSite(site.siteDir, environment);
  try {
    const readers = startReaders({ url: server.url });
    for (let stop = 1; stop <= stops; stop++) {
      await readers.untilAcknowledged(40);
      await database.crash(stop % 2 === 0 ? 'SIGKILL' : 'immediate');
      await setTimeout(Math.random() * 500);
      await database.restart();
      progress(`${stop} of ${stops} crashes, ${readers.acknowledged()} votes`);
    }
    await readers.untilAcknowledged(40);
    const seen = await readers.stop();
    return {
      ...seen,
      ...(await compareWithStored(seen.acknowledged, environment.KB_DATABASE)),
      ended: Number(server.hasEnded()),
    };
  } finally {
    await server.stop('SIGKILL');
    await database.stop();
    site.remove();
  }
}

const stops = 30;

export const postgresStops: Attack = {
  name: `PostgreSQL crashes ${stops} times under load, alternating "immediate" and SIGKILL`,
  before: 'the server’s process ended in 8 of 12 crashes, and with it all pages',
  limit: 'no process ends, no page fails, nothing acknowledged is lost',
  async run(progress) {
    if (postgresPrograms === undefined) return withoutPostgres;
    const result = await crashPostgresRepeatedly(stops, progress);
    return { after: describeOutage(result), isMet: isWithoutLoss(result) };
  },
};
