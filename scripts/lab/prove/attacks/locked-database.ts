import { pageTimeoutMs } from '../../load/readers.ts';
import { votesAfterRecovery } from '../../load/votes.ts';
import { proveLock } from '../locked-database.ts';
import type { Attack } from './attack.ts';

const voters = 100;
const votesEach = 2;

export const lockedDatabase: Attack = {
  name: 'database locked by another program',
  before: 'the last 503 of 200 votes after 20.3 s, a ballot could not be read for 10.2 s',
  limit: `every 503 well before a page gives up (${pageTimeoutMs / 1_000} s), ballots read at once, nothing refused is stored later`,
  async run() {
    const { byStatus, longestMs, hasRetryAfter, readingMs, storedAfterRefusal, recovered } = await proveLock(voters, votesEach);
    return {
      after: `${byStatus[503] ?? 0} of ${voters * votesEach} refused, the slowest after ${(longestMs / 1_000).toFixed(1)} s; a ballot read in ${(readingMs / 1_000).toFixed(1)} s; ${storedAfterRefusal} stored anyway; then ${recovered} of ${votesAfterRecovery}`,
      isMet:
        byStatus[503] === voters * votesEach &&
        hasRetryAfter &&
        longestMs < pageTimeoutMs / 2 &&
        readingMs < 1_000 &&
        storedAfterRefusal === 0 &&
        recovered === votesAfterRecovery,
    };
  },
};
