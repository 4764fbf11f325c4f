import { hasRoomFor } from './make-move.ts';
import { wantsMail } from './outbox/addresses.ts';
import { maskContact, type SealedQuestion } from './question.ts';
import { type Move, movesFrom, type State } from './states.ts';
import type { OpenedQuestion, Written } from './stored-question.ts';

/** What whoever asked may know of their question: nothing that the staff noted for themselves. */
export interface QuestionStatus {
  reference: string;
  state: State;
  version: number;
  kind: OpenedQuestion['kind'];
  category: string | null;
  product: string | null;
  /** Masked. */
  contact?: string | undefined;
  /** Whether replies are sent there, too. */
  isMailed: boolean;
  receivedAt: string;
  /** By when a reply is promised; null once replied, where nothing is promised, and where nobody can reply. */
  dueAt: string | null;
  callBackAt: string | null;
  assignedAt: string | null;
  answeredAt: string | null;
  resolvedAt: string | null;
  /** When what was written is deleted. */
  keptUntil: string;
  /** Empty when it cannot be decrypted. */
  text: string;
  /** Something that was written cannot be decrypted, so nobody can reply. */
  isUnreadable?: true;
  /** Oldest first. */
  messages: QuestionMessage[];
  /** What they can do now. */
  moves: Move[];
}

export interface QuestionMessage extends Written {
  from: 'asker' | 'staff';
  at: string;
}

/**
 * @param reference as it was asked for, since that of the question may be unreadable
 * @param keptUntil milliseconds since 1970
 */
export function questionStatus(question: OpenedQuestion, reference: string, keptUntil: number): QuestionStatus {
  const asked: SealedQuestion = question.asked ?? { text: '', reference };
  const isReplied = question.state === 'answered' || question.state === 'resolved' || question.state === 'rated';
  return {
    reference: asked.reference,
    state: question.state,
    version: question.version,
    kind: question.kind,
    category: question.category,
    product: question.product,
    ...(asked.contact !== undefined && { contact: maskContact(asked.contact) }),
    isMailed: wantsMail(question.asked),
    receivedAt: instant(question.receivedAt),
    dueAt: isReplied || question.isUnreadable ? null : instantOrNull(question.dueAt),
    callBackAt: instantOrNull(question.callBackAt),
    assignedAt: instantOrNull(question.assignedAt),
    answeredAt: instantOrNull(question.answeredAt),
    resolvedAt: instantOrNull(question.resolvedAt),
    keptUntil: instant(keptUntil),
    text: asked.text,
    ...(question.isUnreadable && { isUnreadable: true }),
    messages: question.steps.flatMap(({ move, at, actor, written }): QuestionMessage[] =>
      written !== undefined && shownMoves.has(move)
        ? [{ from: actor === 'asker' ? 'asker' : 'staff', at: instant(at), ...written }]
        : [],
    ),
    moves: movesFrom('asker', question.state).filter(
      (move) => hasRoomFor(move, question) && (!question.isUnreadable || move === 'erase'),
    ),
  };
}

/** Steps whose words the asker sees; a correction is seen in the question itself. */
const shownMoves: ReadonlySet<string> = new Set<Move>(['answer', 'add', 'reopen']);

function instant(at: number): string {
  return new Date(at).toISOString();
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : instant(at);
}
