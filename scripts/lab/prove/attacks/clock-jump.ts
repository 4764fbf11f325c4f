import { randomBytes } from 'node:crypto';
import { rememberRevisions } from '../../../../src/feedback/votes/revisions.ts';
import { readTotals } from '../../../../src/feedback/votes/totals.ts';
import { createVoteClock } from '../../../../src/feedback/votes/vote-clock.ts';
import { defaultFeedbackSettings } from '../../../../src/knowledge/feedback-settings.ts';
import { dayMs, hourMs } from '../../../../src/metrics/instants.ts';
import { maintain } from '../../../../src/records/maintain.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { createApp } from '../../../../src/server/app.ts';
import { createSqliteStore } from '../../../../src/store/sqlite.ts';
import { smallSiteRevision, smallSiteVote, timedUuid } from '../../load/small-site.ts';
import type { Attack } from './attack.ts';

/** Votes after each jump. */
const votesPerJump = 20;

/** A wrong time server: the clock jumps ahead by days, maintenance runs, and the clock jumps back. */
export const clockJump: Attack = {
  name: 'clock 8 days ahead and back, then 1 200 days, then 30 days behind',
  before: '20 votes never counted; every event purged',
  limit: 'every vote counted, none purged',
  async run() {
    let machine = Date.now();
    let elapsed = 0;
    const store = createSqliteStore({ file: ':memory:' });
    await migrate(store);
    const article = { id: 'article-0', locale: 'en', revision: smallSiteRevision, redirectFrom: [], sketch: 'AAAA' };
    await rememberRevisions(store, { version: 1, audience: 'public', articles: [article] }, machine);
    const voteClock = createVoteClock(
      () => machine,
      () => elapsed,
    );
    let readers = 0;
    const app = createApp({
      store,
      clock: voteClock.now,
      machineClock: () => machine,
      random: randomBytes,
      key: randomBytes(32),
      addressOf: () => `203.0.${readers >> 8}.${readers & 255}`,
      readShell: async () => undefined,
      config: { audience: 'public', allowedOrigins: [] },
      log: () => {},
    });
    const vote = async (): Promise<void> => {
      for (let number = 0; number < votesPerJump; number++) {
        readers += 1;
        const body = JSON.stringify(smallSiteVote(timedUuid(), 0));
        const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
        await app.request('/api/votes', { method: 'POST', body, headers });
      }
    };
    for (const days of [0, 8, -8, 1_200, -1_200, -30, 30]) {
      machine += days * dayMs + hourMs;
      elapsed += hourMs;
      await maintain(store, defaultFeedbackSettings, machine);
      await voteClock.refresh(store);
      await vote();
    }
    // Half a year of correct time.
    for (let round = 0; round < 180 * 4; round++) {
      machine += dayMs / 4;
      await maintain(store, defaultFeedbackSettings, machine);
    }
    const counted = (await readTotals(store)).reduce((sum, { helpful, notHelpful }) => sum + helpful + notHelpful, 0);
    await store.close();
    return { after: `${counted} of ${readers} votes counted`, isMet: counted === readers };
  },
};
