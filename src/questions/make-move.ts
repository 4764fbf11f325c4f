import type { QuestionSettings } from '../knowledge/question-settings.ts';
import { maxQuestionSteps } from '../readers/limits.ts';
import { type Statement, type Store, statement, type Value } from '../store/store.ts';
import { erasedColumns, eraseSteps } from './erased.ts';
import { type KnownMail, rememberMail } from './mail/received-mail.ts';
import { addressesOf, eventOf } from './outbox/addresses.ts';
import { enqueue, type Guard } from './outbox/enqueue.ts';
import { placeOfQuestion, placeOfStep } from './places.ts';
import { promisedUntil } from './promise.ts';
import { foldContact, type SealedQuestion } from './question.ts';
import type { Sealer } from './sealer.ts';
import type { Sentiment } from './sentiment/propose-sentiment.ts';
import { type Kind, type Move, passedStates, type Side, type State, stateAfter } from './states.ts';
import {
  type OpenedQuestion,
  outcomeOf,
  readQuestion,
  type StoredQuestion,
  sealedPart,
  type Written,
} from './stored-question.ts';
import { rememberWords } from './words.ts';

/** What somebody does with a question. */
export interface MoveToMake {
  move: Move;
  side: Side;
  /** `asker`, `system`, or the id of a person. */
  actor: string;
  /** Number of the newest step that they saw; left out, it is made whatever happened meanwhile. */
  version?: number | undefined;
  written?: Written | undefined;
  /** What `classify` sets; what is left out stays. */
  kind?: Kind | undefined;
  category?: string | undefined;
  product?: string | undefined;
  severity?: StoredQuestion['severity'] | undefined;
  /** Kept with the step only: it is about what was written, not about what is to be done. */
  sentiment?: Sentiment | undefined;
  /** What `assign` sets. */
  assignee?: string | undefined;
  /** What `link` sets. */
  article?: string | undefined;
  /** What a complaint led to, said with `resolve`; encrypted. */
  outcome?: string | undefined;
  /** Of an escalation: its level, and ids of those who are told, by a space. */
  level?: number | undefined;
  told?: string | undefined;
  /** Takes up a question that was held back, as every reply does. */
  isAccepted?: boolean | undefined;
  /** Minutes that this took. */
  minutes?: number | undefined;
  /** The mail that it came by, which is remembered with it. */
  mail?: KnownMail | undefined;
  /** Statements that belong to it, for the same transaction. */
  beside?: ((guard: Guard) => Statement[]) | undefined;
  /** What `correct` replaces. */
  asked?: Partial<SealedQuestion> | undefined;
}

export type MoveOutcome =
  | { outcome: 'done'; question: OpenedQuestion }
  | { outcome: 'unknown' }
  /** It cannot be done in this state. */
  | { outcome: 'not-now'; question: OpenedQuestion }
  /** Somebody else did something meanwhile: look at it again. */
  | { outcome: 'stale'; question: OpenedQuestion }
  /** A complaint is resolved only with its outcome. */
  | { outcome: 'outcome-missing'; question: OpenedQuestion }
  /** What was asked cannot be decrypted, nor how to reach the asker. */
  | { outcome: 'unreadable'; question: OpenedQuestion };

interface MoveOptions {
  sealer: Sealer;
  settings: QuestionSettings;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Makes a move and records it as the question's next step, both or neither. Of two moves at once, the later one is told.
 *
 * @throws StoreError when nothing was stored
 */
export async function makeMove(store: Store, options: MoveOptions, id: string, made: MoveToMake): Promise<MoveOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    const question = await readQuestion(store, options.sealer, id);
    if (question === undefined || (question.isErased && made.move !== 'note')) return { outcome: 'unknown' };
    if (made.version !== undefined && made.version !== question.version) return { outcome: 'stale', question };
    const state =
      made.side === 'asker' && !hasRoomFor(made.move, question) ? undefined : stateAfter(made.move, made.side, question.state);
    if (state === undefined) return { outcome: 'not-now', question };
    if (
      made.move === 'resolve' &&
      made.side === 'staff' &&
      question.kind === 'complaint' &&
      !made.outcome &&
      !outcomeOf(question)
    )
      return { outcome: 'outcome-missing', question };
    if (question.isUnreadable && needsText(made)) return { outcome: 'unreadable', question };
    const [inserted = []] = await store.write(await statementsOf(question, state, made, options));
    if (inserted.length > 0) {
      const after = await readQuestion(store, options.sealer, id);
      return after === undefined ? { outcome: 'unknown' } : { outcome: 'done', question: after };
    }
    // Somebody else was faster. Without a version the move is tried on what there is now.
    if (made.version !== undefined || attempt === maxAttempts) return { outcome: 'stale', question };
  }
}

const maxAttempts = 5;

/** Whether the asker gets a message, or what they wrote is changed. */
function needsText({ move, side }: MoveToMake): boolean {
  return move === 'correct' || (side === 'staff' && (move === 'answer' || move === 'add'));
}

/** Whether an asker may still add to a question: nobody else has to do anything in between. */
export function hasRoomFor(move: Move, { version }: Pick<StoredQuestion, 'version'>): boolean {
  return version < maxQuestionSteps || (move !== 'add' && move !== 'correct');
}

async function statementsOf(
  question: OpenedQuestion,
  state: State,
  made: MoveToMake,
  options: MoveOptions,
): Promise<Statement[]> {
  const { sealer, now } = options;
  const { id, version } = question;
  const { move, actor, written } = made;
  const words = sealedPart({ written, outcome: made.outcome });
  const step = version + 1;
  const isLast = 'id = ? AND version = ?';
  const sealed = words === undefined ? null : await sealer.seal(words, placeOfStep(id, step));
  const columns = await columnsAfter(question, state, made, options);
  const insertStep = statement(
    `INSERT INTO question_step (question, step, at, actor, move, state, detail, sealed)
     SELECT id, version + 1, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT)
     FROM question WHERE ${isLast} ON CONFLICT DO NOTHING RETURNING step`,
    now,
    actor,
    move,
    state,
    JSON.stringify(detailOf(made)),
    sealed,
    id,
    version,
  );
  const update = statement(
    `UPDATE question SET ${Object.keys(columns)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE ${isLast}`,
    ...Object.values(columns),
    id,
    version,
  );
  if (move === 'erase') return [insertStep, ...eraseStatements(question), update];
  const isSearchable = written !== undefined && move !== 'note';
  // Before the update: while the version is still the old one, it is this move that is being made.
  const guard: Guard = { sql: isLast, values: [id, version] };
  const beside = [
    ...tellStatements(question, step, made, options, guard),
    ...(made.mail === undefined ? [] : [rememberMail(made.mail, now, guard)]),
    ...(made.beside?.(guard) ?? []),
    ...(isSearchable ? rememberWords(written.text, sealer, guard) : []),
  ];
  return [insertStep, ...beside, update];
}

/** Messages to those who are told of a move. */
function tellStatements(
  question: OpenedQuestion,
  step: number,
  made: MoveToMake,
  { settings, now }: MoveOptions,
  guard: Guard,
): Statement[] {
  const event = eventOf(made.move, made.side);
  if (event === undefined) return [];
  const { side, actor, move } = made;
  const assignee = move === 'assign' ? made.assignee : question.assignee;
  const addresses = addressesOf(settings, { event, side, actor, asked: question.asked, assignee });
  return enqueue(addresses, { question: question.id, step, event, now, isAccepted: accepts(made) }, guard);
}

/** Whether a question that was held back is not spam any more: nobody replies to spam. */
function accepts({ move, side, isAccepted }: MoveToMake): boolean {
  return isAccepted === true || (side === 'staff' && (move === 'answer' || move === 'add'));
}

/** Everything that was written, what would find it, and what was to be said of it. */
function eraseStatements({ id, receivedAt }: StoredQuestion): Statement[] {
  return [
    statement(eraseSteps('= ?'), id),
    // Why it was rated so. The index is of the time.
    statement('UPDATE survey SET reason = NULL WHERE at >= ? AND question = ?', receivedAt, id),
    statement('DELETE FROM question_word WHERE question = ?', id),
    statement('DELETE FROM outbox WHERE question = ?', id),
  ];
}

/** What the asker must not read: ids and numbers. */
function detailOf({
  kind,
  category,
  product,
  severity,
  sentiment,
  assignee,
  article,
  minutes,
  level,
  told,
  isAccepted,
}: MoveToMake): object {
  return {
    kind,
    category,
    product,
    severity,
    sentiment,
    assignee,
    article,
    minutes,
    level,
    told,
    ...(isAccepted && { accepted: true }),
  };
}

async function columnsAfter(
  question: OpenedQuestion,
  state: State,
  made: MoveToMake,
  { sealer, settings, now }: MoveOptions,
): Promise<Record<string, Value>> {
  const { move, side } = made;
  const passed = [...passedStates(question.state, state), state];
  return {
    version: question.version + 1,
    state,
    touched_at: now,
    handling_minutes: question.handlingMinutes + (made.minutes ?? 0),
    ...(passed.includes('classified') && { classified_at: question.classifiedAt ?? now }),
    ...(passed.includes('assigned') && { assigned_at: question.assignedAt ?? now }),
    ...(accepts(made) && { trust: 1 }),
    ...(move === 'classify' && classified(question, made, settings)),
    ...(move === 'assign' && { assignee: made.assignee ?? null }),
    ...(move === 'answer' && {
      answered_at: question.answeredAt ?? now,
      replies: question.replies + 1,
      assignee: question.assignee ?? made.actor,
      ...(made.article !== undefined && { linked: made.article }),
    }),
    ...(move === 'link' && { linked: made.article ?? null }),
    ...(move === 'resolve' && { resolved_at: now }),
    ...(move === 'rate' && { rated_at: now }),
    ...(move === 'reopen' && { resolved_at: null, rated_at: null, reopened: question.reopened + 1 }),
    // Waiting again: the promise holds for every reply.
    ...((move === 'reopen' || (move === 'add' && side === 'asker' && question.state === 'answered')) && {
      due_at: promisedUntil(settings, question.channel, question.kind, now) ?? null,
    }),
    ...(move === 'correct' && side === 'asker' && (await corrected(question, made, sealer))),
    ...(move === 'erase' && { ...erasedColumns, erased_at: now }),
  };
}

function classified(
  question: OpenedQuestion,
  { kind = question.kind, category, product, severity }: MoveToMake,
  settings: QuestionSettings,
): Record<string, Value> {
  const found = settings.categories.find(({ id }) => id === category);
  const isFirstReplyDue = question.answeredAt === null;
  const dueAt = promisedUntil(settings, question.channel, kind, question.receivedAt) ?? null;
  return {
    kind,
    ...(category !== undefined && { category }),
    ...(product !== undefined && { product }),
    severity: severity ?? found?.severity ?? question.severity,
    // A complaint has a promise of its own, counted from when it came.
    ...(isFirstReplyDue && { due_at: dueAt, first_due_at: dueAt }),
  };
}

async function corrected(question: OpenedQuestion, { asked }: MoveToMake, sealer: Sealer): Promise<Record<string, Value>> {
  if (question.asked === undefined) return {};
  const after = { ...question.asked, ...asked };
  return {
    sealed: await sealer.seal(after, placeOfQuestion(question.id)),
    customer: after.contact === undefined ? null : sealer.hash('customer', foldContact(after.contact)),
  };
}
