import { createHash } from 'node:crypto';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { dayMs, dayOf } from '../../metrics/instants.ts';
import type { RandomBytes } from '../../readers/random.ts';
import { insertRow } from '../../store/create-table.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import { placeOfQuestion, placeOfStep } from '../places.ts';
import { foldContact, type SealedQuestion } from '../question.ts';
import { newReference } from '../reference.ts';
import type { Sealer } from '../sealer.ts';
import type { Move, State } from '../states.ts';
import { sealedPart } from '../stored-question.ts';
import { insertWords, type RememberedWord, rememberedWords } from '../words.ts';
import type { Ticket } from './ticket.ts';

export interface StoreTicketsOptions {
  /** Where the tickets come from; their ids are unique in it. */
  system: string;
  sealer: Sealer;
  random: RandomBytes;
  settings: Pick<QuestionSettings, 'categories'>;
  /** Days after which the texts of questions are erased. */
  keepDays: number;
  now: number;
}

export interface StoredTickets {
  stored: number;
  /** Imported before. */
  known: number;
  /** Of the stored ones, those whose texts the retention would erase at once: figures only. */
  withoutText: number;
}

/**
 * Stores tickets as questions, in one transaction. Tickets that were imported before are left as they are, also when they
 * were erased since.
 *
 * @throws StoreError when none was stored
 */
export async function storeTickets(
  store: Store,
  options: StoreTicketsOptions,
  tickets: readonly Ticket[],
): Promise<StoredTickets> {
  const byHash = new Map(tickets.map((ticket) => [hashOf(options.system, ticket.id), ticket]));
  const known = await existing(store, 'SELECT ticket AS found FROM question_import WHERE ticket', [...byHash.keys()]);
  const missing = [...byHash].filter(([hash]) => !known.has(hash));
  const candidates = missing.flatMap(([hash, { receivedAt }]) => idsOf(hash, receivedAt));
  const taken = await existing(store, 'SELECT id AS found FROM question WHERE id', candidates);
  let withoutText = 0;
  const statements: Statement[] = [];
  const words: RememberedWord[] = [];
  for (const [hash, ticket] of missing) {
    const id = idsOf(hash, ticket.receivedAt).find((each) => !taken.has(each));
    if (id === undefined) throw new Error(`No id was free for ticket ${ticket.id}.`);
    taken.add(id);
    const isKept = touchedAt(ticket) >= options.now - options.keepDays * dayMs;
    if (!isKept) withoutText += 1;
    statements.push(...(await statementsOf(id, hash, ticket, isKept, options)));
    const { text, order = '', reply = '' } = ticket;
    if (isKept) words.push(...rememberedWords(id, [text, order, reply].join(' '), options.sealer));
  }
  if (statements.length > 0) await store.write([...statements, ...insertWords(words)]);
  return { stored: missing.length, known: tickets.length - missing.length, withoutText };
}

async function existing(store: Store, sql: string, values: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let first = 0; first < values.length; first += maxValues) {
    const some = values.slice(first, first + maxValues);
    const rows = await store.query(statement(`${sql} IN (${some.map(() => '?').join(', ')})`, ...some));
    for (const row of rows) found.add(String(row['found']));
  }
  return found;
}

/** D1 takes no more values in a statement. */
const maxValues = 100;

/** Not keyed: it must still be found after the key was changed, and says nothing but that a ticket was imported. */
function hashOf(system: string, id: string): string {
  return createHash('sha256').update(`${system}\0${id}`).digest('hex');
}

/** Ids in the form of `record-question.ts`, the same in every import; a second one should another question have the first. */
function idsOf(hash: string, receivedAt: number): string[] {
  const bytes = Buffer.from(hash, 'hex');
  const day = dayOf(receivedAt).slice(2).replaceAll('-', '');
  return [0, 4, 8].map((offset) => {
    const number = bytes.readUInt32BE(offset);
    const symbols = Array.from({ length: 6 }, (_, index) => idSymbols[(number >>> (5 * index)) & 31]).join('');
    return `${day}-${symbols}`;
  });
}

const idSymbols = '0123456789abcdefghjkmnpqrstvwxyz';

function touchedAt({ receivedAt, assignedAt = 0, answeredAt = 0, resolvedAt = 0 }: Ticket): number {
  return Math.max(receivedAt, assignedAt, answeredAt, resolvedAt);
}

async function statementsOf(
  id: string,
  hash: string,
  ticket: Ticket,
  isKept: boolean,
  { sealer, random, settings, now, system }: StoreTicketsOptions,
): Promise<Statement[]> {
  const { text, contact, order, receivedAt, category } = ticket;
  const reference = newReference(random);
  const sealed: SealedQuestion = { text, reference, order, contact };
  const steps = await stepsOf(id, ticket, isKept, { sealer, system });
  const { severity = 'medium' } = settings.categories.find((each) => each.id === category) ?? {};
  const row = {
    id,
    reference: isKept ? sealer.hash('reference', reference) : null,
    locale: ticket.locale,
    edition: 'public',
    channel: ticket.channel,
    kind: ticket.kind,
    category: category ?? null,
    product: ticket.product ?? null,
    severity,
    state: ticket.state,
    version: steps.length,
    assignee: ticket.assignee ?? null,
    linked: ticket.article ?? null,
    customer: isKept && contact !== undefined ? sealer.hash('customer', foldContact(contact)) : null,
    received_at: receivedAt,
    assigned_at: ticket.assignedAt ?? null,
    answered_at: ticket.answeredAt ?? null,
    resolved_at: ticket.resolvedAt ?? null,
    touched_at: touchedAt(ticket),
    replies: ticket.replies ?? 0,
    reopened: ticket.reopened ?? 0,
    handling_minutes: ticket.minutes ?? 0,
    trust: 1,
    erased_at: isKept ? null : now,
    sealed: isKept ? await sealer.seal(sealed, placeOfQuestion(id)) : null,
  };
  return [
    insertRow('question_import', { ticket: hash, question: id, imported_at: now }),
    insertRow('question', row),
    ...steps,
    ...(ticket.csat === undefined ? [] : [ratingOf(id, ticket, ticket.csat)]),
  ];
}

/** Only what the export tells: no step is made up. */
async function stepsOf(
  id: string,
  { receivedAt, assignedAt, answeredAt, resolvedAt, reply, outcome, assignee = 'system' }: Ticket,
  isKept: boolean,
  { sealer, system }: Pick<StoreTicketsOptions, 'sealer' | 'system'>,
): Promise<Statement[]> {
  const known: [Move | 'ask', State, number | undefined, string][] = [
    ['ask', 'received', receivedAt, 'asker'],
    ['assign', 'assigned', assignedAt, assignee],
    ['answer', 'answered', answeredAt, assignee],
    ['resolve', 'resolved', resolvedAt, assignee],
  ];
  const happened = known.filter(([, , at]) => at !== undefined);
  return Promise.all(
    happened.map(async ([move, state, at = receivedAt, actor], index) => {
      const words = sealedPart({
        written: move === 'answer' && reply !== undefined ? { text: reply } : undefined,
        outcome: index === happened.length - 1 ? outcome : undefined,
      });
      return insertRow('question_step', {
        question: id,
        step: index + 1,
        at,
        actor,
        move,
        state,
        detail: JSON.stringify(move === 'ask' ? { imported: system } : {}),
        sealed: isKept && words !== undefined ? await sealer.seal(words, placeOfStep(id, index + 1)) : null,
      });
    }),
  );
}

/** As `POST /api/questions/<reference>` records it. */
function ratingOf(id: string, ticket: Ticket, csat: number): Statement {
  return insertRow('survey', {
    id: `${id} ${ticket.reopened ?? 0}`,
    locale: ticket.locale,
    edition: 'public',
    csat,
    question: id,
    trust: 1,
    at: touchedAt(ticket),
  });
}
