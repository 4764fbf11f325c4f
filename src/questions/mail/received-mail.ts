import { dayMs, hourMs } from '../../metrics/instants.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import type { Guard } from '../outbox/enqueue.ts';

/** A mail as it is remembered; all are keyed hashes. */
export interface KnownMail {
  id: string;
  sender: string;
  /** Under which it may have been remembered: with this key, and with the old ones while the key is changed. */
  ids: readonly string[];
  senders: readonly string[];
}

/** Mail servers give up within a week. */
const keptDays = 14;

/** The statement that remembers a mail, for the transaction that stores what it says: a second one fails. */
export function rememberMail({ id, sender }: Pick<KnownMail, 'id' | 'sender'>, now: number, guard: Guard): Statement {
  return statement(
    `INSERT INTO received_mail (id, sender, question, at)
     SELECT CAST(? AS TEXT), CAST(? AS TEXT), id, CAST(? AS BIGINT) FROM question WHERE ${guard.sql}`,
    id,
    sender,
    now,
    ...guard.values,
  );
}

/**
 * The question that a mail was stored with; `undefined` when it is new.
 *
 * @throws StoreError
 */
export async function questionOfMail(store: Store, { ids }: KnownMail): Promise<string | undefined> {
  const [row] = await store.query(statement(`SELECT question FROM received_mail WHERE id IN (${listOf(ids)})`, ...ids));
  return row === undefined ? undefined : String(row['question']);
}

/**
 * Mails of a sender within the last hour.
 *
 * @throws StoreError
 */
export async function countMails(store: Store, { senders }: KnownMail, now: number): Promise<number> {
  const [row] = await store.query(
    statement(
      `SELECT count(*) AS n FROM received_mail WHERE sender IN (${listOf(senders)}) AND at > ?`,
      ...senders,
      now - hourMs,
    ),
  );
  return Number(row?.['n'] ?? 0);
}

/** @throws StoreError */
export async function purgeReceivedMail(store: Store, now: number): Promise<void> {
  await store.write([statement('DELETE FROM received_mail WHERE at < ?', now - keptDays * dayMs)]);
}

function listOf(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}
