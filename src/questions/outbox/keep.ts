import { dayMs } from '../../metrics/instants.ts';
import { type Store, statement } from '../../store/store.ts';
import { type StoredMessage, toMessage } from './message.ts';

/** How long the outbox remembers what was sent, so that nothing is sent twice, in days. */
const sentDays = 7;

/** How long failed messages can be looked at and sent again. */
const failedDays = 30;

/** Messages that no process can send, such as letters without a mail server, fail after this many days. */
const waitingDays = 3;

/**
 * Messages that wait or have failed, the oldest first.
 *
 * @throws StoreError
 */
export async function listMessages(store: Store, limit: number): Promise<StoredMessage[]> {
  const rows = await store.query(
    statement("SELECT * FROM outbox WHERE state <> 'sent' ORDER BY state, due_at, id LIMIT ?", limit),
  );
  return rows.map(toMessage);
}

/**
 * Lets messages that wait or have failed be sent at once, with all their attempts.
 *
 * @param id one message; all failed ones when left out
 * @returns how many
 * @throws StoreError
 */
export async function retryMessages(store: Store, id: string | undefined, now: number): Promise<number> {
  const [which, ...values] = id === undefined ? ["state = 'failed'"] : ["state <> 'sent' AND lease IS NULL AND id = ?", id];
  const [rows = []] = await store.write([
    statement(
      `UPDATE outbox SET state = 'waiting', attempts = 0, fault = NULL, created_at = ?, due_at = ?, ended_at = NULL
       WHERE ${which} RETURNING id`,
      now,
      now,
      ...values,
    ),
  ]);
  return rows.length;
}

/**
 * Deletes messages that wait or have failed.
 *
 * @param id one message; all failed ones when left out
 * @returns how many
 * @throws StoreError
 */
export async function dropMessages(store: Store, id: string | undefined): Promise<number> {
  const [which, ...values] = id === undefined ? ["state = 'failed'"] : ["state <> 'sent' AND id = ?", id];
  const [rows = []] = await store.write([statement(`DELETE FROM outbox WHERE ${which} RETURNING id`, ...values)]);
  return rows.length;
}

/**
 * Gives up what waits too long, and forgets what ended long ago.
 *
 * @throws StoreError
 */
export async function purgeOutbox(store: Store, now: number): Promise<void> {
  await store.write([
    statement(
      `UPDATE outbox SET state = 'failed', ended_at = ?, lease = NULL, fault = COALESCE(fault, 'no process could send it')
       WHERE state = 'waiting' AND created_at < ? AND due_at <= ?`,
      now,
      now - waitingDays * dayMs,
      now,
    ),
    statement("DELETE FROM outbox WHERE state = 'sent' AND ended_at < ?", now - sentDays * dayMs),
    statement("DELETE FROM outbox WHERE state = 'failed' AND ended_at < ?", now - failedDays * dayMs),
    statement(
      'DELETE FROM bulletin WHERE made_at < ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.question = bulletin.id)',
      now - sentDays * dayMs,
    ),
  ]);
}
