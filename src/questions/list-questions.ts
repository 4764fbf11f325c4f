import { hourMs } from '../metrics/instants.ts';
import { type Row, type Store, statement, type Value } from '../store/store.ts';
import type { SealedQuestion } from './question.ts';
import type { Sealer } from './sealer.ts';
import { type Kind, type State, states } from './states.ts';
import { openAsked, type StoredQuestion, toQuestion } from './stored-question.ts';
import { wordHash, wordsOf } from './words.ts';

/** Which questions to list; all conditions hold together. */
export interface QuestionFilter {
  /** By default those that wait for a reply. */
  states?: readonly State[] | undefined;
  kind?: Kind | undefined;
  category?: string | undefined;
  locale?: string | undefined;
  /** Id of a person; null for those that nobody has taken. */
  assignee?: string | null | undefined;
  customer?: string | undefined;
  /** Held back ones only; by default only the others. */
  isHeldBack?: boolean | undefined;
  /** Promised until an earlier instant. */
  dueBefore?: number | undefined;
  /** To be called, the earliest first. */
  hasCallBack?: boolean | undefined;
  /** Words that all occur in it, or the beginning of its id. */
  text?: string | undefined;
  edition?: StoredQuestion['edition'] | undefined;
}

export interface ListedQuestion extends StoredQuestion {
  /** `undefined` once erased. */
  asked: SealedQuestion | undefined;
}

export const waitingStates = ['received', 'classified', 'assigned'] as const satisfies readonly State[];

/**
 * Questions in the order in which replies are due; those that are not waiting, newest first.
 *
 * @throws StoreError, SealError
 */
export async function listQuestions(
  store: Store,
  sealer: Sealer,
  filter: QuestionFilter,
  limit: number,
): Promise<ListedQuestion[]> {
  const { where, values } = conditionsOf(filter, sealer);
  const wanted = filter.states ?? waitingStates;
  const isWaiting = wanted.every((state) => (waitingStates as readonly State[]).includes(state));
  const order = filter.hasCallBack
    ? 'call_back_at, id'
    : isWaiting
      ? 'CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id'
      : 'received_at DESC, id DESC';
  const rows: Row[] = await store.query(
    statement(`SELECT * FROM question WHERE ${where} ORDER BY ${order} LIMIT ?`, ...values, limit),
  );
  return Promise.all(rows.map(async (row) => ({ ...toQuestion(row), asked: await openAsked(sealer, row) })));
}

/** What of the questions waits, and for whom. */
export interface WaitingCounts {
  waiting: number;
  unassigned: number;
  /** With one person. */
  mine: number;
  callBacks: number;
  /** Beyond the promised time. */
  late: number;
  /** Due within an hour. */
  soon: number;
}

/**
 * @param person id of the person whose questions are `mine`
 * @throws StoreError
 */
export async function countWaiting(store: Store, person: string, now: number): Promise<WaitingCounts> {
  const sum = (condition: string, name: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  const [row] = await store.query(
    statement(
      `SELECT count(*) AS waiting, ${sum('assignee IS NULL', 'unassigned')}, ${sum('assignee = ?', 'mine')},
         ${sum('call_back_at IS NOT NULL', 'call_backs')}, ${sum('due_at < ?', 'late')}, ${sum('due_at >= ? AND due_at < ?', 'soon')}
       FROM question WHERE trust = 1 AND state IN (${waitingStates.map(() => '?').join(', ')})`,
      person,
      now,
      now,
      now + hourMs,
      ...waitingStates,
    ),
  );
  const read = (name: string): number => Number(row?.[name] ?? 0);
  return {
    waiting: read('waiting'),
    unassigned: read('unassigned'),
    mine: read('mine'),
    callBacks: read('call_backs'),
    late: read('late'),
    soon: read('soon'),
  };
}

/** How many questions there are in each state. */
export async function countByState(store: Store): Promise<Record<State, number>> {
  const rows = await store.query(
    statement('SELECT state, count(*) AS n FROM question WHERE trust = 1 AND erased_at IS NULL GROUP BY state'),
  );
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const { state, n } of rows) counts[state as State] = Number(n);
  return counts;
}

function conditionsOf(filter: QuestionFilter, sealer: Sealer): { where: string; values: Value[] } {
  const wanted = filter.states ?? waitingStates;
  const conditions: [string, ...Value[]][] = [
    [`state IN (${wanted.map(() => '?').join(', ')})`, ...wanted],
    ['trust = ?', filter.isHeldBack === true ? 0 : 1],
  ];
  for (const column of ['kind', 'category', 'locale', 'customer', 'edition'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push([`${column} = ?`, value]);
  }
  if (filter.assignee === null) conditions.push(['assignee IS NULL']);
  else if (filter.assignee !== undefined) conditions.push(['assignee = ?', filter.assignee]);
  if (filter.dueBefore !== undefined) conditions.push(['due_at < ?', filter.dueBefore]);
  if (filter.hasCallBack === true) conditions.push(['call_back_at IS NOT NULL']);
  if (filter.text !== undefined) conditions.push(...textConditions(filter.text, sealer));
  return { where: conditions.map(([sql]) => sql).join(' AND '), values: conditions.flatMap(([, ...values]) => values) };
}

/** Words beyond this many narrow nothing down any more. */
const maxSearchedWords = 8;

function textConditions(text: string, sealer: Sealer): [string, ...Value[]][] {
  const id = text.trim().toLowerCase();
  if (/^\d{6}(?:-[0-9a-z]{0,6})?$/.test(id)) return [['id LIKE ?', `${id}%`]];
  return wordsOf(text)
    .slice(0, maxSearchedWords)
    .map((word) => ['EXISTS (SELECT 1 FROM question_word WHERE question = question.id AND word = ?)', wordHash(word, sealer)]);
}
