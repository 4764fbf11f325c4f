import { dayOf } from '../metrics/instants.ts';
import { type Statement, type Store, statement } from '../store/store.ts';
import type { Count } from '../feedback/searches/failed-search.ts';

/** One thing that is counted by day. */
export interface Counted {
  /** What `name` names: `counter`, `outcome`, `category`, `word`, `query`. */
  kind: string;
  name: string;
}

/**
 * Adds one to a counter of the day and keeps nothing else.
 *
 * @param now milliseconds since 1970
 * @throws StoreError when it was not counted
 */
export async function recordCount(store: Store, { locale, what }: Count, now: number): Promise<void> {
  await store.write([addOne({ kind: 'counter', name: what }, locale, now)]);
}

/**
 * Statements of one write that add one to each counter, unless a request of this id was counted before.
 *
 * @param options.id `undefined` when the request has none and is counted each time
 * @param options.nonce random; tells this request from an earlier one with the same id
 */
export function countOnce({ id, nonce, locale, now }: CountOnceOptions, counted: readonly Counted[]): Statement[] {
  // In one order everywhere, so that two processes that count the same do not wait for each other for ever.
  const sorted = counted.toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  if (id === undefined) return sorted.map((each) => addOne(each, locale, now));
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

export interface CountOnceOptions {
  id: string | undefined;
  nonce: string;
  locale: string;
  /** Milliseconds since 1970. */
  now: number;
}

function addOne({ kind, name }: Counted, locale: string, now: number): Statement {
  return statement(
    `INSERT INTO count (day, kind, locale, name, n) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (day, kind, locale, name) DO UPDATE SET n = count.n + 1`,
    dayOf(now),
    kind,
    locale,
    name,
  );
}
