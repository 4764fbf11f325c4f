import { hourMs, minuteMs } from '../../src/metrics/instants.ts';
import type { SealedQuestion } from '../../src/questions/question.ts';
import { isWaiting, movesFrom, type State } from '../../src/questions/states.ts';
import type { OpenedText, StoredQuestion } from '../../src/questions/stored-question.ts';

/** How long is left until the promised reply: `12 min left`, `2 h late`; nothing for questions that nobody waits for. */
export function describeDue({ state, dueAt }: Pick<StoredQuestion, 'state' | 'dueAt'>, now: number): string {
  if (!isWaiting(state) || dueAt === null) return '–';
  return dueAt < now ? `${describeSpan(now - dueAt)} late` : `${describeSpan(dueAt - now)} left`;
}

/** `45 min`, `3 h`, `12 days`. */
export function describeSpan(span: number): string {
  if (span < hourMs) return `${Math.floor(span / minuteMs)} min`;
  if (span < 48 * hourMs) return `${Math.floor(span / hourMs)} h`;
  return `${Math.floor(span / (24 * hourMs))} days`;
}

/** Words of the command with which the staff can go on: `add` is what records a question. */
export function wordsFrom(state: State): string {
  return movesFrom('staff', state)
    .map((move) => (move === 'add' ? 'ask-back' : move))
    .join(', ');
}

/** What was asked, or why it cannot be shown. */
export function textOrReason({ asked, isUnreadable }: OpenedText): string {
  return asked?.text ?? (isUnreadable ? '(cannot be decrypted)' : '(erased)');
}

/** What to do about questions that cannot be decrypted. */
export const unreadableHelp =
  'The key that it was encrypted with is missing, or the database was changed: set KB_KEY_OLD to the old key, or restore the database from a backup.';

/** @param maxLength in characters */
export function firstLine(text: string, maxLength: number): string {
  const symbols = [...text.replaceAll(/\s+/g, ' ')];
  return symbols.length <= maxLength ? symbols.join('') : `${symbols.slice(0, maxLength - 1).join('')}…`;
}

/** `2026-11-20 16:05` in the zone of the machine. */
export function describeInstant(at: number): string {
  return new Date(at).toLocaleString('sv-SE').slice(0, 16);
}

/** A question as it is printed: with the reference anybody could answer and erase it as its asker. */
export function withoutReference<Question extends { asked: SealedQuestion | undefined }>(question: Question) {
  const { reference: _secret, ...asked } = question.asked ?? { reference: '' };
  return { ...question, asked };
}
