import { proveLock } from '../locked-database.ts';
import type { Attack } from './attack.ts';

/** A page's script gives an answer up after fifteen seconds. */
export const patienceMs = 15_000;

export const lockedDatabase: Attack = {
  name: 'database locked by another program',
  before: 'the last 503 of 200 votes after 20.3 s, a ballot could not be read for 10.2 s',
  limit: 'every 503 well before a page gives up (15 s), ballots read at once, nothing refused is stored later',
  async run() {
    const { byStatus, longestMs, hasRetryAfter, readingMs, storedAfterRefusal, recovered } = await proveLock(100, 2);
    return {
      after: `${byStatus[503] ?? 0} of 200 refused, the last after ${(longestMs / 1_000).toFixed(1)} s; a ballot read in ${(readingMs / 1_000).toFixed(1)} s; ${storedAfterRefusal} stored all the same; then ${recovered} of 50`,
      isMet:
        byStatus[503] === 200 &&
        hasRetryAfter &&
        longestMs < patienceMs / 2 &&
        readingMs < 1_000 &&
        storedAfterRefusal === 0 &&
        recovered === 50,
    };
  },
};
