import { median } from '../../metrics/quantile.ts';
import { type Store, statement } from '../../store/store.ts';
import type { Kind } from '../states.ts';

/** Minutes that a question is expected to take, and on how many recorded ones that rests. */
export interface HandlingTime {
  minutes: number;
  /** 0 when nothing is recorded and the default counts. */
  n: number;
}

export type ExpectHandling = (question: { kind: Kind; category: string | null }) => HandlingTime;

/** Minutes until enough are recorded. */
export const defaultHandlingMinutes = 15;

/** Recorded questions from which a median is used. */
const minRecorded = 5;

/** Newest questions whose minutes are read: enough for a median, few enough for every page. */
const maxRead = 2_000;

/**
 * How long questions take: the median of the minutes recorded for those of the same kind and category; where fewer than
 * `minRecorded` are, of those of the same kind, then of all; else `defaultHandlingMinutes`.
 *
 * @throws StoreError
 */
export async function readHandlingTimes(store: Store): Promise<ExpectHandling> {
  const rows = await store.query(
    statement(
      `SELECT kind, category, handling_minutes FROM
         (SELECT kind, category, handling_minutes FROM question ORDER BY received_at DESC LIMIT ?) AS newest
       WHERE handling_minutes > 0`,
      maxRead,
    ),
  );
  const recorded = new Map<string, number[]>();
  for (const row of rows) {
    const [kind, category] = [String(row['kind']), String(row['category'])];
    for (const group of [`${kind} ${category}`, kind, '']) {
      const minutes = recorded.get(group) ?? [];
      minutes.push(Number(row['handling_minutes']));
      recorded.set(group, minutes);
    }
  }
  const known = new Map(
    [...recorded].flatMap(([group, minutes]) =>
      minutes.length < minRecorded ? [] : [[group, { minutes: median(minutes) ?? 0, n: minutes.length }] as const],
    ),
  );
  return ({ kind, category }) =>
    known.get(`${kind} ${category}`) ?? known.get(kind) ?? known.get('') ?? { minutes: defaultHandlingMinutes, n: 0 };
}
