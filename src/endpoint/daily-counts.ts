import { dayOf } from '../metrics/instants.ts';
import type { Period } from '../metrics/period.ts';
import { type Statement, type Store, statement } from '../store/store.ts';

/** A counter, kept for each day and locale. */
export interface Counter {
  /** What `name` is: `counter`, `outcome`, `category`, `word`, `query`. */
  kind: string;
  name: string;
}

/** Adds one to a counter. */
export function addOne({ kind, name }: Counter, { locale, now }: { locale: string; now: number }): Statement {
  return statement(
    `INSERT INTO count (day, kind, locale, name, n) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (day, kind, locale, name) DO UPDATE SET n = count.n + 1`,
    dayOf(now),
    kind,
    locale,
    name,
  );
}

export interface AddOnceOptions {
  /** Id of the request; when `undefined`, every call counts. */
  id: string | undefined;
  /** Random; distinguishes this request from an earlier one with the same id. */
  nonce: string;
  locale: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Statements of one write that add one to each counter, unless a request with this id was counted before. */
export function addOnce({ id, nonce, locale, now }: AddOnceOptions, counters: readonly Counter[]): Statement[] {
  // Sorted, so that two processes that count the same things cannot deadlock.
  const sorted = counters.toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  if (id === undefined) return sorted.map((counter) => addOne(counter, { locale, now }));
  return [
    statement('INSERT INTO request (id, nonce, at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING', id, nonce, now),
    ...sorted.map(({ kind, name }) =>
      statement(
        `INSERT INTO count (day, kind, locale, name, n)
         SELECT ?, ?, ?, ?, 1 FROM request WHERE id = ? AND nonce = ?
         ON CONFLICT (day, kind, locale, name) DO UPDATE SET n = count.n + 1`,
        dayOf(now),
        kind,
        locale,
        name,
        id,
        nonce,
      ),
    ),
  ];
}

/** How often something was counted on a day (UTC). */
export interface DailyCount {
  day: string;
  locale: string;
  name: string;
  n: number;
}

/**
 * The counters of the given kinds within a period, grouped by kind, sorted by day, locale and descending count. Counters at
 * zero are left out.
 *
 * @throws StoreError
 */
export async function readDailyCounts<Kind extends string>(
  store: Store,
  { from, to }: Period,
  kinds: readonly Kind[],
): Promise<Record<Kind, DailyCount[]>> {
  const rows = await store.query(
    statement(
      `SELECT day, kind, locale, name, n FROM count WHERE day >= ? AND day <= ? AND kind IN (${kinds.map(() => '?').join(', ')})
       ORDER BY day, kind, locale, n DESC, name`,
      from,
      to,
      ...kinds,
    ),
  );
  const byKind = Map.groupBy(rows, (row) => String(row['kind']));
  const countsOf = (kind: Kind): DailyCount[] =>
    (byKind.get(kind) ?? []).map((row) => ({
      day: String(row['day']),
      locale: String(row['locale']),
      name: String(row['name']),
      n: Number(row['n']),
    }));
  return Object.fromEntries(kinds.map((kind) => [kind, countsOf(kind)])) as Record<Kind, DailyCount[]>;
}
