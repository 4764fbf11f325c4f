import { dayMs, dayOf } from '../metrics/instants.ts';
import { instantsOf, type Period } from '../metrics/period.ts';
import { textOrNull } from '../store/row-values.ts';
import { type Store, statement } from '../store/store.ts';
import type { Kind } from './states.ts';

/** How many questions were about the same thing; nothing that the asker wrote. */
export interface AskedCount {
  locale: string;
  category: string | null;
  product: string | null;
  /** Article that answers them. */
  linked: string | null;
  n: number;
}

/** Questions of a day (UTC), locale, kind and category. */
export interface AskedOnDay {
  day: string;
  locale: string;
  kind: Kind;
  category: string | null;
  n: number;
  /** Those with a promised time that was kept or has passed. */
  due: number;
  /** Those of `due` with a first reply by the promised time. */
  kept: number;
}

/** Learners' questions that were not held back. */
const counted = "trust = 1 AND edition = 'public' AND received_at >= ? AND received_at < ?";

/**
 * Questions that were received within a period, by what they are about.
 *
 * @throws StoreError
 */
export async function countAsked(store: Store, period: Period): Promise<AskedCount[]> {
  const rows = await store.query(
    statement(
      `SELECT locale, category, product, linked, count(*) AS n FROM question WHERE ${counted}
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      ...instantsOf(period),
    ),
  );
  return rows.map((row) => ({
    locale: String(row['locale']),
    category: textOrNull(row['category']),
    product: textOrNull(row['product']),
    linked: textOrNull(row['linked']),
    n: Number(row['n']),
  }));
}

/**
 * Questions that were received within a period, by day, locale, kind and category. Needs no key: none of these is sealed.
 *
 * @param now a promise that has passed by then without a reply is broken; milliseconds since 1970
 * @throws StoreError
 */
export async function countAskedByDay(store: Store, period: Period, now: number): Promise<AskedOnDay[]> {
  const rows = await store.query(
    statement(
      `SELECT received_at / ${dayMs} AS day, locale, kind, category, count(*) AS n,
         sum(CASE WHEN first_due_at IS NOT NULL AND (answered_at IS NOT NULL OR first_due_at < ?) THEN 1 ELSE 0 END) AS due,
         sum(CASE WHEN first_due_at IS NOT NULL AND answered_at <= first_due_at THEN 1 ELSE 0 END) AS kept
       FROM question WHERE ${counted} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      now,
      ...instantsOf(period),
    ),
  );
  return rows.map((row) => ({
    day: dayOf(Number(row['day']) * dayMs),
    locale: String(row['locale']),
    kind: row['kind'] as Kind,
    category: textOrNull(row['category']),
    n: Number(row['n']),
    due: Number(row['due']),
    kept: Number(row['kept']),
  }));
}
