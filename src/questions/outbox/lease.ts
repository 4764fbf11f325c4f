import { type Store, statement, type Value } from '../../store/store.ts';
import { backoffMs, maxAttempts } from './backoff.ts';
import { type Address, type CarrierName, type StoredMessage, toMessage } from './message.ts';

/** How long a message belongs to whoever took it, in milliseconds: longer than any attempt may take. */
export const leaseMs = 120_000;

/** What a process can send: by carrier, to which targets; to all when left out. */
export interface Reach {
  carrier: CarrierName;
  targets?: readonly string[];
}

/** A message that nobody else sends until its lease has run out. */
export interface LeasedMessage extends StoredMessage {
  lease: string;
}

/**
 * Takes messages that are due. Of two processes that try at once, one gets each of them. An attempt counts when it begins,
 * so that a message that ends the process is not tried for ever.
 *
 * @throws StoreError
 */
export async function takeDue(
  store: Store,
  { reach, lease, now, limit }: { reach: readonly Reach[]; lease: string; now: number; limit: number },
): Promise<LeasedMessage[]> {
  const able = reach.filter(({ targets }) => targets === undefined || targets.length > 0);
  if (able.length === 0) return [];
  const reachable = able
    .map(({ targets }) => `(carrier = ?${targets === undefined ? '' : ` AND target IN (${targets.map(() => '?').join(', ')})`})`)
    .join(' OR ');
  const values: Value[] = able.flatMap(({ carrier, targets = [] }) => [carrier, ...targets]);
  const due = `state = 'waiting' AND due_at <= ? AND attempts < ${maxAttempts}`;
  // Mostly nothing is due, and looking costs no transaction.
  const [first] = await store.query(statement(`SELECT id FROM outbox WHERE ${due} AND (${reachable}) LIMIT 1`, now, ...values));
  if (first === undefined) return [];
  const [rows = []] = await store.write([
    statement(
      `UPDATE outbox SET lease = ?, due_at = ?, attempts = attempts + 1
       WHERE ${due} AND id IN (SELECT id FROM outbox WHERE ${due} AND (${reachable}) ORDER BY due_at, id LIMIT ?)
       RETURNING *`,
      lease,
      now + leaseMs,
      now,
      now,
      ...values,
      limit,
    ),
  ]);
  return rows.map((row) => ({ ...toMessage(row), lease }));
}

/** What came of an attempt. */
export type Attempt =
  | { outcome: 'sent' }
  /** `isFinal`: no later attempt can succeed. */
  | { outcome: 'failed'; fault: string; isFinal?: boolean }
  /** It was broken off before anything was sent. */
  | { outcome: 'given-back' };

/**
 * Records what came of an attempt; nothing when the lease has run out and somebody else has taken the message.
 *
 * @param random uniform in 0…1
 * @throws StoreError
 */
export async function recordAttempt(
  store: Store,
  { id, lease, attempts }: LeasedMessage,
  attempt: Attempt,
  { now, random }: { now: number; random: number },
): Promise<void> {
  const own = [id, lease];
  const end = (state: string, fault: string | null) =>
    statement(
      'UPDATE outbox SET state = ?, fault = ?, ended_at = ?, lease = NULL WHERE id = ? AND lease = ?',
      state,
      fault,
      now,
      ...own,
    );
  if (attempt.outcome === 'sent') await store.write([end('sent', null)]);
  else if (attempt.outcome === 'given-back')
    await store.write([
      statement('UPDATE outbox SET lease = NULL, due_at = ?, attempts = attempts - 1 WHERE id = ? AND lease = ?', now, ...own),
    ]);
  else if (attempt.isFinal === true || attempts >= maxAttempts) await store.write([end('failed', attempt.fault)]);
  else
    await store.write([
      statement(
        'UPDATE outbox SET lease = NULL, fault = ?, due_at = ? WHERE id = ? AND lease = ?',
        attempt.fault,
        now + backoffMs(attempts, random),
        ...own,
      ),
    ]);
}

/** Whom a message goes to, in words for logs and lists. */
export function describeTarget({ carrier, target }: Address): string {
  return carrier === 'asker' ? 'the asker' : `${carrier} ${target}`;
}
