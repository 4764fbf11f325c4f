import type { QuestionSettings } from '../knowledge/question-settings.ts';
import type { Value } from '../store/store.ts';
import { erasedColumns } from './erased.ts';
import { accepts, type MoveOptions, type MoveToMake } from './move.ts';
import { placeOfQuestion } from './places.ts';
import { promisedUntil } from './promise.ts';
import { foldContact } from './question.ts';
import type { Sealer } from './sealer.ts';
import { passedStates, type State } from './states.ts';
import type { OpenedQuestion } from './stored-question.ts';

/** The columns of a question that a move changes, with their new values. */
export async function columnsAfter(
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
