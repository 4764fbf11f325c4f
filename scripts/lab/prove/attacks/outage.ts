import { pageTimeoutMs, type ReadersResult } from '../../load/readers.ts';
import type { KillResult } from '../kill.ts';
import type { AttackResult } from './attack.ts';

/** What readers experienced during an outage, and what the database held afterwards. */
export interface OutageResult extends ReadersResult, Pick<KillResult, 'stored' | 'lost' | 'duplicated'> {
  /** Server processes that ended although they were not killed. */
  ended: number;
}

export function isWithoutLoss({ ended, lost, duplicated, failedPages, votesByStatus, slowestVoteMs }: OutageResult): boolean {
  const isAnswered = Object.keys(votesByStatus).every((status) => answered.has(status));
  return ended + lost + duplicated + failedPages === 0 && isAnswered && slowestVoteMs < pageTimeoutMs;
}

/** Stored, already stored, or refused with a Retry-After. */
const answered: ReadonlySet<string> = new Set(['201', '200', '503']);

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
