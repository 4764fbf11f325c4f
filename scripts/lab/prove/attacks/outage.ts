import type { ReadersResult } from '../../load/readers.ts';
import type { KillResult } from '../kill.ts';
import type { AttackResult } from './attack.ts';

/** What readers saw while something was out, and what the database held afterwards. */
export interface OutageResult extends ReadersResult, Pick<KillResult, 'stored' | 'lost' | 'duplicated'> {
  /** Processes of the endpoint that ended although nobody ended them. */
  ended: number;
}

export function isWithoutLoss({ ended, lost, duplicated, failedPages, votesByStatus, slowestVoteMs }: OutageResult): boolean {
  const isInWords = Object.keys(votesByStatus).every((status) => answered.has(status));
  return ended + lost + duplicated + failedPages === 0 && isInWords && slowestVoteMs < browserTimeoutMs;
}

/** Stored, stored before, or refused with a word on when to try again. */
const answered: ReadonlySet<string> = new Set(['201', '200', '503']);

const browserTimeoutMs = 15_000;

export function describeOutage(result: OutageResult): string {
  const { ended, acknowledged, lost, duplicated, pages, failedPages, votesByStatus, slowestVoteMs, slowestPageMs } = result;
  return [
    `${ended} processes ended`,
    `${failedPages} of ${pages} pages failed (slowest ${Math.round(slowestPageMs)} ms)`,
    `${acknowledged.size} votes acknowledged, ${lost} lost, ${duplicated} duplicated`,
    `answers ${JSON.stringify(votesByStatus)}, slowest ${Math.round(slowestVoteMs)} ms`,
  ].join('; ');
}

export const withoutPostgres: AttackResult = {
  after: 'no PostgreSQL on this machine (apt-get install postgresql)',
  isMet: undefined,
};
