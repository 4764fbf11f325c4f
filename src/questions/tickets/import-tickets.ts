import type { Store } from '../../store/store.ts';
import type { Sealer } from '../sealer.ts';
import type { TicketRecord } from './fields.ts';
import { type StoredTickets, type StoreTicketsOptions, storeTickets } from './store-tickets.ts';
import type { Ticket } from './ticket.ts';
import type { ToTicket } from './to-ticket.ts';

/** Tickets in one transaction. */
const batchTickets = 250;

/**
 * Stores the tickets of an export as questions, batch by batch; tickets with faults are left out. It can be run again
 * after a crash: what is there stays as it is.
 *
 * @param onProgress told the number of tickets read so far
 * @throws UserError when the file cannot be read
 * @throws StoreError; earlier batches stay stored
 */
export async function importTickets(
  store: Store,
  options: StoreTicketsOptions,
  { records, toTicket }: { records: AsyncIterable<TicketRecord>; toTicket: ToTicket },
  onProgress: (read: number) => void = () => {},
): Promise<StoredTickets> {
  const sum: StoredTickets = { stored: 0, known: 0, withoutText: 0 };
  const remembering = { ...options, sealer: rememberHashes(options.sealer) };
  let batch: Ticket[] = [];
  let read = 0;
  async function flush(): Promise<void> {
    const done = await storeTickets(store, remembering, batch);
    for (const key of Object.keys(sum) as (keyof StoredTickets)[]) sum[key] += done[key];
    read += batch.length;
    batch = [];
    onProgress(read);
  }
  for await (const record of records) {
    const result = toTicket(record);
    if ('ticket' in result) batch.push(result.ticket);
    if (batch.length >= batchTickets) await flush();
  }
  if (batch.length > 0) await flush();
  return sum;
}

/** Words that are remembered: those of a language are met again and again, and a keyed hash takes longest of all. */
const maxHashes = 50_000;

function rememberHashes(sealer: Sealer): Sealer {
  const hashes = new Map<string, string>();
  return {
    ...sealer,
    hash(purpose, value) {
      if (purpose !== 'word') return sealer.hash(purpose, value);
      const hash = hashes.get(value) ?? sealer.hash(purpose, value);
      if (hashes.size >= maxHashes) hashes.clear();
      hashes.set(value, hash);
      return hash;
    },
  };
}
