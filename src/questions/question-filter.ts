import { dayMs } from '../metrics/instants.ts';
import { type Store, statement, type Value } from '../store/store.ts';
import type { Sealer } from './sealer.ts';
import { type Kind, type State, states } from './states.ts';
import type { StoredQuestion } from './stored-question.ts';
import { wordHashes, wordsOf } from './words.ts';

/** Which questions to list; all conditions hold together. */
export interface QuestionFilter {
  /** By default those that wait for a reply. */
  states?: readonly State[] | undefined;
  kind?: Kind | undefined;
  category?: string | undefined;
  locale?: string | undefined;
  /** Id of a person; null for those that nobody has taken. */
  assignee?: string | null | undefined;
  /** Only those with a category. */
  hasCategory?: boolean | undefined;
  /** Keyed hashes of one contact. */
  customers?: readonly string[] | undefined;
  /** Held back ones only; by default only the others. */
  isHeldBack?: boolean | undefined;
  /** Promised until an earlier instant. */
  dueBefore?: number | undefined;
  /** Passed on, because nobody has replied as promised. */
  isEscalated?: boolean | undefined;
  /** To be called, the earliest first. */
  hasCallBack?: boolean | undefined;
  /** Words that all occur in it, or the beginning of its id. */
  text?: string | undefined;
  edition?: StoredQuestion['edition'] | undefined;
}

export const waitingStates = ['received', 'classified', 'assigned'] as const satisfies readonly State[];

/** Whether only questions that wait for a reply are wanted. */
export function isOnlyWaiting({ states: wanted = waitingStates }: QuestionFilter): boolean {
  return wanted.every((state) => (waitingStates as readonly State[]).includes(state));
}

/** SQL that holds for the wanted rows of `question`, with its values. */
export interface Condition {
  sql: string;
  values: readonly Value[];
}

/**
 * What a filter asks of a row.
 *
 * @returns `undefined` when no row can match
 * @throws StoreError
 */
export async function conditionOf(store: Store, filter: QuestionFilter, sealer: Sealer): Promise<Condition | undefined> {
  const words = await textConditions(store, filter.text, sealer);
  if (words === undefined) return undefined;
  const conditions: [string, ...Value[]][] = [
    ...stateConditions(filter),
    ['trust = ?', filter.isHeldBack === true ? 0 : 1],
    ...words,
  ];
  for (const column of ['kind', 'category', 'locale', 'edition'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push([`${column} = ?`, value]);
  }
  if (filter.customers !== undefined)
    conditions.push([`customer IN (${filter.customers.map(() => '?').join(', ')})`, ...filter.customers]);
  if (filter.assignee === null) conditions.push(['assignee IS NULL']);
  else if (filter.assignee !== undefined) conditions.push(['assignee = ?', filter.assignee]);
  if (filter.dueBefore !== undefined) conditions.push(['due_at < ?', filter.dueBefore]);
  if (filter.hasCategory === true) conditions.push(['category IS NOT NULL']);
  if (filter.hasCallBack === true) conditions.push(['call_back_at IS NOT NULL']);
  if (filter.isEscalated === true) conditions.push([escalated]);
  return { sql: conditions.map(([sql]) => sql).join(' AND '), values: conditions.flatMap(([, ...values]) => values) };
}

/** A promise that came later begins again. */
const escalated =
  'EXISTS (SELECT 1 FROM escalation WHERE escalation.question = question.id AND escalation.due_at = question.due_at AND escalated_at IS NOT NULL)';

/**
 * The few that wait are found by the index of states. All others are most of the table: they are read newest first, and a
 * condition that an index answers would have them sorted first.
 */
function stateConditions(filter: QuestionFilter): [string, ...Value[]][] {
  const { states: wanted = waitingStates } = filter;
  if (isOnlyWaiting(filter)) return [[`state IN (${wanted.map(() => '?').join(', ')})`, ...wanted]];
  const others = states.filter((state) => !wanted.includes(state));
  return others.length === 0 ? [] : [[`state NOT IN (${others.map(() => '?').join(', ')})`, ...others]];
}

/** Words beyond this many narrow nothing down any more. */
const maxSearchedWords = 8;

/**
 * A word in fewer questions than this is looked up first; of commoner ones, enough are among the newest questions. At a
 * million questions both ways take about 20 ms here.
 */
const rareCount = 5_000;

async function textConditions(
  store: Store,
  text: string | undefined,
  sealer: Sealer,
): Promise<[string, ...Value[]][] | undefined> {
  if (text === undefined) return [];
  const id = /^(\d\d)(\d\d)(\d\d)(?:-[0-9a-z]{0,6})?$/.exec(text.trim().toLowerCase());
  if (id !== null) {
    // The day narrows it down: patterns use no index.
    const day = Date.parse(`20${id[1]}-${id[2]}-${id[3]}T00:00:00Z`);
    return Number.isNaN(day)
      ? undefined
      : [['received_at >= ? AND received_at < ? AND id LIKE ?', day, day + dayMs, `${id[0]}%`]];
  }
  const words = wordsOf(text)
    .slice(0, maxSearchedWords)
    .map((word) => wordHashes(word, sealer));
  const counted = await Promise.all(words.map(async (hashes) => ({ hashes, count: await countUpTo(store, hashes, rareCount) })));
  if (counted.some(({ count }) => count === 0)) return undefined;
  const [rarest, ...others] = counted.sort((a, b) => a.count - b.count);
  if (rarest === undefined) return [];
  const isOne = `word IN (${rarest.hashes.map(() => '?').join(', ')})`;
  const have = `EXISTS (SELECT 1 FROM question_word WHERE question = question.id AND ${isOne})`;
  const first = rarest.count < rareCount ? `id IN (SELECT question FROM question_word WHERE ${isOne})` : have;
  return [[first, ...rarest.hashes], ...others.map(({ hashes }): [string, ...Value[]] => [have, ...hashes])];
}

/** In how many questions a word is, at most `limit`. */
async function countUpTo(store: Store, hashes: readonly number[], limit: number): Promise<number> {
  const isOne = `word IN (${hashes.map(() => '?').join(', ')})`;
  const [row] = await store.query(
    statement(`SELECT count(*) AS n FROM (SELECT 1 FROM question_word WHERE ${isOne} LIMIT ?) AS found`, ...hashes, limit),
  );
  return Number(row?.['n'] ?? 0);
}
