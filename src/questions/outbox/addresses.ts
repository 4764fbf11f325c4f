import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { QuestionEvent } from '../../knowledge/schemas/question-rules.ts';
import { contactKind, type SealedQuestion } from '../question.ts';
import type { Move, Side } from '../states.ts';
import type { Address } from './message.ts';

/** What a step is called when it is told; `undefined` for those that nobody is told of. */
export function eventOf(move: Move, side: Side): QuestionEvent | undefined {
  switch (move) {
    case 'assign':
      return 'assigned';
    case 'answer':
      return 'answered';
    case 'add':
      return side === 'asker' ? 'added' : 'asked-back';
    case 'resolve':
      return 'resolved';
    case 'reopen':
      return 'reopened';
    case 'rate':
      return 'rated';
    default:
      return undefined;
  }
}

interface Happened {
  event: QuestionEvent;
  side: Side;
  asked: SealedQuestion | undefined;
  /** Id of the person who has the question after it. */
  assignee: string | null | undefined;
  /** Who did it. */
  actor: string;
}

/** Whom to tell of what happened. */
export function addressesOf(settings: QuestionSettings, { event, side, asked, assignee, actor }: Happened): Address[] {
  const addresses: Address[] = settings.webhooks
    .filter(({ events }) => events.includes(event))
    .map(({ id }) => ({ carrier: 'webhook', target: id }));
  if (settings.mail === undefined) return addresses;
  if (askersEvents.has(event) && wantsMail(asked) && (event === 'received' || side === 'staff'))
    addresses.push({ carrier: 'asker', target: '' });
  // Nobody is told of what they did themselves.
  if (assigneesEvents.has(event) && assignee && assignee !== actor) addresses.push({ carrier: 'staff', target: assignee });
  return addresses;
}

/** Whether the asker left a mail address and wants replies there. */
export function wantsMail(asked: SealedQuestion | undefined): boolean {
  return asked?.mail === true && asked.contact !== undefined && contactKind(asked.contact) === 'mail';
}

const askersEvents: ReadonlySet<QuestionEvent> = new Set<QuestionEvent>(['received', 'answered', 'asked-back', 'resolved']);
const assigneesEvents: ReadonlySet<QuestionEvent> = new Set<QuestionEvent>(['assigned', 'added', 'reopened']);
