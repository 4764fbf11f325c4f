import { type Statement, statement } from '../store/store.ts';
import { columnsAfter } from './columns-after.ts';
import { eraseSteps } from './erased.ts';
import { rememberMail } from './mail/received-mail.ts';
import { accepts, type MoveOptions, type MoveToMake } from './move.ts';
import { addressesOf, eventOf } from './outbox/addresses.ts';
import { enqueue, type Guard } from './outbox/enqueue.ts';
import { placeOfStep } from './places.ts';
import type { State } from './states.ts';
import { type OpenedQuestion, type StoredQuestion, sealedPart } from './stored-question.ts';
import { rememberWords } from './words.ts';

/** What records a move, for one transaction. The first statement returns the step; no row when another move was faster. */
export async function moveStatements(
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
