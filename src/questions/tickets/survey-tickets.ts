import { dayOf } from '../../metrics/instants.ts';
import type { TicketRecord } from './fields.ts';
import type { Ticket, TicketFault } from './ticket.ts';
import type { ToTicket } from './to-ticket.ts';

/** What an export holds, before anything of it is stored. */
export interface TicketSurvey {
  tickets: number;
  /** Faulty ones are not among `tickets`. */
  faulty: number;
  /** The first of each kind of fault, with how often it occurs. */
  faults: (TicketFault & { n: number })[];
  /** Whether there are more kinds of fault than are listed. */
  hasMore: boolean;
  /** Days of the first and the last ticket (UTC). */
  from: string | undefined;
  to: string | undefined;
  /** How many have what, by field and value. */
  counts: Readonly<Record<'state' | 'kind' | 'channel' | 'locale' | 'category', ReadonlyMap<string, number>>>;
  /** How many have a text, a contact, and a time of the first reply and of the resolution. */
  known: { text: number; contact: number; answered: number; resolved: number };
}

/** Kinds of fault that are kept: enough to fix a mapping in one go, whatever the export. */
const maxFaults = 200;

/**
 * Reads a whole export and stores nothing.
 *
 * @param onProgress told the number of tickets read so far
 * @throws UserError when the file cannot be read
 */
export async function surveyTickets(
  records: AsyncIterable<TicketRecord>,
  toTicket: ToTicket,
  onProgress: (read: number) => void = () => {},
): Promise<TicketSurvey> {
  const faults = new Map<string, TicketFault & { n: number }>();
  const counts = { state: new Map(), kind: new Map(), channel: new Map(), locale: new Map(), category: new Map() } as Record<
    keyof TicketSurvey['counts'],
    Map<string, number>
  >;
  const known = { text: 0, contact: 0, answered: 0, resolved: 0 };
  let [tickets, faulty, first, last, hasMore] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false];
  function add(ticket: Ticket): void {
    tickets += 1;
    first = Math.min(first, ticket.receivedAt);
    last = Math.max(last, ticket.receivedAt);
    for (const [field, tally] of Object.entries(counts)) {
      const value = ticket[field as keyof typeof counts] ?? 'unclassified';
      tally.set(value, (tally.get(value) ?? 0) + 1);
    }
    if (ticket.text !== '') known.text += 1;
    if (ticket.contact !== undefined) known.contact += 1;
    if (ticket.answeredAt !== undefined) known.answered += 1;
    if (ticket.resolvedAt !== undefined) known.resolved += 1;
  }
  for await (const record of records) {
    const result = toTicket(record);
    if ('ticket' in result) add(result.ticket);
    else {
      faulty += 1;
      for (const fault of result.faults) {
        const before = faults.get(fault.key);
        if (before !== undefined) before.n += 1;
        else if (faults.size < maxFaults) faults.set(fault.key, { ...fault, n: 1 });
        else hasMore = true;
      }
    }
    onProgress(tickets + faulty);
  }
  return {
    tickets,
    faulty,
    faults: [...faults.values()],
    hasMore,
    from: tickets === 0 ? undefined : dayOf(first),
    to: tickets === 0 ? undefined : dayOf(last),
    counts,
    known,
  };
}

/** Columns of a mapping that the export does not have. */
export function unknownColumns(mapped: Iterable<string>, columns: readonly string[]): string[] {
  const existing = new Set(columns);
  return [...mapped].filter((column) => !existing.has(column));
}
