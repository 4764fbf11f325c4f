import { type Row, type Store, statement, type Value } from '../store/store.ts';
import { type State, states } from './states.ts';

/**
 * How many questions are in each state; those held back are left out. Reads the whole index of states, some of it at a time.
 *
 * @param rowsAtOnce rows of one statement: counting a million at once would let everybody else wait for as long
 * @throws StoreError
 */
export async function countByState(store: Store, rowsAtOnce = 20_000): Promise<Record<State, number>> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const state of states) for (const part of [dated, undated]) counts[state] += await count(store, state, part, rowsAtOnce);
  return counts;
}

/** The two parts of a state's index, each with what follows a row of it. */
const dated = {
  where: '(due_at, id) > (?, ?)',
  by: 'due_at, id',
  start: [Number.MIN_SAFE_INTEGER, ''],
  placeOf: ({ due_at = null, id = null }: Row): readonly Value[] => [due_at, id],
};
const undated = {
  where: 'due_at IS NULL AND id > ?',
  by: 'id',
  start: [''],
  placeOf: ({ id = null }: Row): readonly Value[] => [id],
};

async function count(
  store: Store,
  state: State,
  { where, by, start, placeOf }: typeof dated | typeof undated,
  rowsAtOnce: number,
): Promise<number> {
  const rows = `FROM question WHERE state = ? AND trust = 1 AND ${where}`;
  let place: readonly Value[] = start;
  for (let n = 0; ; n += rowsAtOnce) {
    const [last] = await store.query(
      statement(`SELECT due_at, id ${rows} ORDER BY ${by} LIMIT 1 OFFSET ?`, state, ...place, rowsAtOnce - 1),
    );
    if (last === undefined) {
      const [rest] = await store.query(statement(`SELECT count(*) AS n ${rows}`, state, ...place));
      return n + Number(rest?.['n'] ?? 0);
    }
    place = placeOf(last);
  }
}
