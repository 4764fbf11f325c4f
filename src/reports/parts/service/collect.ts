import { readFirstSeen } from '../../../questions/service/read-first-seen.ts';
import { readServed, type ServedQuestion } from '../../../questions/service/read-served.ts';
import { readWaitingNow, type WaitingNow } from '../../../questions/service/read-waiting.ts';
import type { PartSources } from '../../part.ts';

export interface ServiceInput {
  /** `undefined` without a database: questions are unknown, not none. */
  served: Served | undefined;
}

export interface Served {
  /** Those that came within the period. */
  questions: readonly ServedQuestion[];
  waiting: WaitingNow;
  /** When each article was first published, in milliseconds since 1970. */
  firstSeen: readonly { article: string; firstSeen: number }[];
  /** Those without a reply by then wait; milliseconds since 1970. */
  asOf: number;
}

export async function collectService({
  store,
  period,
  asOf,
}: Pick<PartSources, 'store' | 'period' | 'asOf'>): Promise<ServiceInput> {
  if (store === undefined) return { served: undefined };
  return {
    served: {
      questions: await readServed(store, period),
      waiting: await readWaitingNow(store, asOf),
      firstSeen: await readFirstSeen(store),
      asOf,
    },
  };
}
