import { dayMs } from '../../metrics/instants.ts';
import type { Value } from '../../store/store.ts';
import { type Condition, conditionsOf, isOnlyWaiting, type QuestionFilter } from '../question-filter.ts';
import type { Sealer } from '../sealer.ts';
import { waitingStates } from '../states.ts';
import { wordHashes, wordsOf } from '../words.ts';
import { dayOfId, type Stream, type Wanted } from './stream.ts';

/** How the questions that a filter may want can be found. */
export interface Way {
  /** Together they have all of them, each once. */
  streams: readonly Stream[];
  wanted: Wanted;
  /** It leads to every question, so none can be longer. */
  isLongest?: boolean;
}

/** Words beyond this many narrow nothing down any more. */
const maxSearchedWords = 8;

/**
 * All ways to the questions that a filter wants; of equally long ones, the first is the best.
 *
 * @returns none when no question can be wanted
 */
export function waysOf(filter: QuestionFilter, sealer: Pick<Sealer, 'hashes'>): Way[] {
  const conditions = conditionsOf(filter);
  const id = /^(\d\d)(\d\d)(\d\d)(?:-[0-9a-z]{0,6})?$/.exec(filter.text?.trim().toLowerCase() ?? '');
  if (id !== null) {
    const day = dayOfId(id.slice(1).join(''));
    if (Number.isNaN(day)) return [];
    const wanted = { conditions: [...conditions, of('question.id LIKE ?', `${id[0]}%`)], words: [] };
    // A database may read an index from its place on, whatever other bound there is.
    const stream: Stream = { order: 'newest', where: of('received_at >= ?', day), start: { at: day + dayMs, id: '' } };
    return [{ streams: [stream], wanted }];
  }
  const words = wordsOf(filter.text ?? '')
    .slice(0, maxSearchedWords)
    .map((word) => wordHashes(word, sealer));
  const wanted = { conditions, words };
  const byWords = words.map((hashes, index) => ({
    streams: hashes.map((hash): Stream => ({ order: 'day', where: of('word = ?', hash) })),
    wanted: { conditions, words: words.filter((_, other) => other !== index) },
  }));
  const { customers, category } = filter;
  const byCustomers = { streams: (customers ?? []).flatMap((each) => newest(of('customer = ?', each))), wanted };
  if (isOnlyWaiting(filter))
    return [{ streams: waiting(filter), wanted }, ...byWords, ...(customers === undefined ? [] : [byCustomers])];
  return [
    ...byWords,
    ...(customers === undefined ? [] : [byCustomers]),
    ...(category === undefined ? [] : [{ streams: newest(of('category = ?', category)), wanted }]),
    { streams: newest(of('1 = 1')), wanted, isLongest: true },
  ];
}

/** Those that wait, by their promises; those without one come after them. Those to be called, by the time of the call. */
function waiting({ states = waitingStates, assignee, isHeldBack = false, hasCallBack = false }: QuestionFilter): Stream[] {
  if (hasCallBack)
    return states.map((state): Stream => ({ order: 'callBack', where: of('state = ? AND call_back_at IS NOT NULL', state) }));
  const trusted = of('trust = ?', isHeldBack ? 0 : 1);
  const whose = assignee === undefined ? trusted : assignee === null ? of('assignee IS NULL') : of('assignee = ?', assignee);
  return states.flatMap((state): Stream[] => {
    const has = (sql: string): Condition => of(`${whose.sql} AND state = ? AND due_at ${sql}`, ...whose.values, state);
    return [
      { order: 'due', where: has('IS NOT NULL') },
      { order: 'undated', where: has('IS NULL') },
    ];
  });
}

function newest(where: Condition): Stream[] {
  return [{ order: 'newest', where }];
}

function of(sql: string, ...values: Value[]): Condition {
  return { sql, values };
}
