import { maxQuestionSteps } from '../readers/limits.ts';
import type { Store } from '../store/store.ts';
import type { MoveOptions, MoveToMake } from './move.ts';
import { moveStatements } from './move-statements.ts';
import { type Move, stateAfter } from './states.ts';
import { type OpenedQuestion, outcomeOf, readQuestion, type StoredQuestion } from './stored-question.ts';

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
    const [inserted = []] = await store.write(await moveStatements(question, state, made, options));
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
