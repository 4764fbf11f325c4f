import { dayOf } from '../metrics/instants.ts';
import type { Period } from '../metrics/period.ts';
import { type Statement, type Store, statement, type Value } from '../store/store.ts';

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

/** A request that is counted only if none with its id was counted in the last two days. */
export interface Remembered {
  id: string;
  /** Random; distinguishes this request from an earlier one with the same id. */
  nonce: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Goes before what `insertIfFirst` inserts, in the same write. */
export function rememberRequest({ id, nonce, now }: Remembered): Statement {
  return statement('INSERT INTO request (id, nonce, at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING', id, nonce, now);
}

/**
 * Inserts a row if the request is the first with its id.
 *
 * @param into table and columns, such as `count (day, n)`
 * @param selected a value or SQL for each column, such as `?, 1`
 * @param onConflict what to do when the row exists
 */
export function insertIfFirst(
  { id, nonce }: Remembered,
  { into, selected, values, onConflict }: { into: string; selected: string; values: readonly Value[]; onConflict: string },
): Statement {
  const sql = `INSERT INTO ${into} SELECT ${selected} FROM request WHERE id = ? AND nonce = ? ON CONFLICT ${onConflict}`;
  return statement(sql, ...values, id, nonce);
}

export interface AddOnceOptions extends Omit<Remembered, 'id'> {
  /** Id of the request; when `undefined`, every call counts. */
  id: string | undefined;
  locale: string;
}

/** Statements of one write that add one to each counter, unless a request with this id was counted before. */
export function addOnce({ id, nonce, locale, now }: AddOnceOptions, counters: readonly Counter[]): Statement[] {
  // Sorted, so that two processes that count the same things cannot deadlock.
  const sorted = counters.toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  if (id === undefined) return sorted.map((counter) => addOne(counter, { locale, now }));
  const request = { id, nonce, now };
  return [
    rememberRequest(request),
    ...sorted.map(({ kind, name }) =>
      insertIfFirst(request, {
        into: 'count (day, kind, locale, name, n)',
        selected: '?, ?, ?, ?, 1',
        values: [dayOf(now), kind, locale, name],
        onConflict: '(day, kind, locale, name) DO UPDATE SET n = count.n + 1',
      }),
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
