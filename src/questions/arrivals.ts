import { dayMs, dayOf } from '../metrics/instants.ts';
import { instantsOf, type Period } from '../metrics/period.ts';
import { textOrNull } from '../store/row-values.ts';
import { type Store, statement } from '../store/store.ts';
import type { Kind } from './states.ts';

/** How many questions arrived on a day (UTC). */
export interface Arrivals {
  day: string;
  locale: string;
  kind: Kind;
  category: string | null;
  n: number;
}

/**
 * Learners’ questions by day, without those held back. Needs no key: kind and category are not sealed.
 *
 * @throws StoreError
 */
export async function readArrivals(store: Store, period: Period): Promise<Arrivals[]> {
  const [start, end] = instantsOf(period);
  const day = `received_at / ${dayMs}`;
  const rows = await store.query(
    statement(
      `SELECT ${day} AS day, locale, kind, category, count(*) AS n FROM question
       WHERE edition = 'public' AND trust = 1 AND received_at >= ? AND received_at < ?
       GROUP BY ${day}, locale, kind, category ORDER BY 1, 2, 3, 4`,
      start,
      end,
    ),
  );
  return rows.map((row) => ({
    day: dayOf(Number(row['day']) * dayMs),
    locale: String(row['locale']),
    kind: String(row['kind']) as Kind,
    category: textOrNull(row['category']),
    n: Number(row['n']),
  }));
}
