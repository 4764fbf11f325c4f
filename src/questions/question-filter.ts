import type { Value } from '../store/store.ts';
import { type Kind, type State, waitingStates } from './states.ts';
import type { StoredQuestion } from './stored-question.ts';
import { waitsForReply } from './waiting.ts';

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

/** Whether only questions that wait for a reply are wanted. */
export function isOnlyWaiting({ states: wanted = waitingStates }: QuestionFilter): boolean {
  return wanted.every((state) => (waitingStates as readonly State[]).includes(state));
}

/** SQL that holds for some rows, with its values. */
export interface Condition {
  sql: string;
  values: readonly Value[];
}

/** What a filter asks of a row of `question`, its text left out. */
export function conditionsOf(filter: QuestionFilter): Condition[] {
  const { states: wanted = waitingStates } = filter;
  const conditions: [string, ...Value[]][] = [
    [`question.state IN (${wanted.map(() => '?').join(', ')})`, ...wanted],
    ['question.trust = ?', filter.isHeldBack === true ? 0 : 1],
    ...(isOnlyWaiting(filter) ? [[waitsForReply] satisfies [string]] : []),
  ];
  for (const column of ['kind', 'category', 'locale', 'edition'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push([`question.${column} = ?`, value]);
  }
  if (filter.customers !== undefined)
    conditions.push([`question.customer IN (${filter.customers.map(() => '?').join(', ')})`, ...filter.customers]);
  if (filter.assignee === null) conditions.push(['question.assignee IS NULL']);
  else if (filter.assignee !== undefined) conditions.push(['question.assignee = ?', filter.assignee]);
  if (filter.dueBefore !== undefined) conditions.push(['question.due_at < ?', filter.dueBefore]);
  if (filter.hasCategory === true) conditions.push(['question.category IS NOT NULL']);
  if (filter.hasCallBack === true) conditions.push(['question.call_back_at IS NOT NULL']);
  if (filter.isEscalated === true) conditions.push([escalated]);
  return conditions.map(([sql, ...values]) => ({ sql, values }));
}

/** A promise that came later begins again. */
const escalated =
  '(SELECT count(*) FROM escalation WHERE escalation.question = question.id AND escalation.due_at = question.due_at AND escalated_at IS NOT NULL) > 0';
