import type { QuestionSettings } from '../knowledge/question-settings.ts';
import type { Statement } from '../store/store.ts';
import type { KnownMail } from './mail/received-mail.ts';
import type { Guard } from './outbox/enqueue.ts';
import type { SealedQuestion } from './question.ts';
import type { Sealer } from './sealer.ts';
import type { Sentiment } from './sentiment/propose-sentiment.ts';
import type { Kind, Move, Side } from './states.ts';
import type { StoredQuestion, Written } from './stored-question.ts';

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

export interface MoveOptions {
  sealer: Sealer;
  settings: QuestionSettings;
  /** Milliseconds since 1970. */
  now: number;
}

/** Whether a question that was held back is not spam any more: nobody replies to spam. */
export function accepts({ move, side, isAccepted }: MoveToMake): boolean {
  return isAccepted === true || (side === 'staff' && (move === 'answer' || move === 'add'));
}
