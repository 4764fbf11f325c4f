import { instantsOf, type Period } from '../metrics/period.ts';
import { cleanText } from '../privacy/clean-text.ts';
import { textOrNull } from '../store/row-values.ts';
import { type Store, statement } from '../store/store.ts';
import type { Sealer } from './sealer.ts';
import type { Kind } from './states.ts';
import { openAsked } from './stored-question.ts';

/** What somebody asked, decrypted for counting topics. It must not be stored or shown. */
export interface AskedText {
  /** Of the question. */
  id: string;
  locale: string;
  kind: Kind;
  /** The same for all questions with one contact; null without a contact. */
  asker: string | null;
  /** Without personal data that could be recognised; its first characters only. */
  text: string;
}

export interface AskedTexts {
  /** The newest first. */
  texts: AskedText[];
  /** Questions that the key does not open. */
  unreadable: number;
  /** Older questions, which were not read. */
  left: number;
}

/** Questions read at most: all of them together take two to three seconds to decrypt, search for and compare. */
export const maxAskedRead = 2_000;

/** Somebody who asks comes to the point early; the rest tells more about them than about the topic. */
const maxLength = 200;

const rowsAtOnce = 500;

/** What help desks put before a subject, such as `[Ticket 4711]`. */
const ticketMark = /^\s{0,5}[[【][^\]】]{0,40}[\]】]/u;

/** Learners' questions that were not held back or erased. */
const counted = "trust = 1 AND edition = 'public' AND sealed IS NOT NULL AND received_at >= ? AND received_at < ?";

/**
 * The texts of learners' questions that came within a period.
 *
 * @throws StoreError
 */
export async function readAskedTexts(store: Store, sealer: Sealer, period: Period): Promise<AskedTexts> {
  const span = instantsOf(period);
  const [all] = await store.query(statement(`SELECT count(*) AS n FROM question WHERE ${counted}`, ...span));
  const texts: AskedText[] = [];
  let read = 0;
  let unreadable = 0;
  while (read < maxAskedRead) {
    const rows = await store.query(
      statement(
        `SELECT id, locale, kind, customer, sealed FROM question WHERE ${counted}
         ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?`,
        ...span,
        Math.min(rowsAtOnce, maxAskedRead - read),
        read,
      ),
    );
    if (rows.length === 0) break;
    read += rows.length;
    const opened = await Promise.all(rows.map((row) => openAsked(sealer, row)));
    for (const [at, { asked, isUnreadable }] of opened.entries()) {
      const row = rows[at];
      if (isUnreadable) unreadable += 1;
      if (row === undefined || asked === undefined) continue;
      texts.push({
        id: String(row['id']),
        locale: String(row['locale']),
        kind: row['kind'] as Kind,
        asker: textOrNull(row['customer']),
        text: cleanText(asked.text.replace(ticketMark, ''), maxLength),
      });
    }
  }
  return { texts, unreadable, left: Math.max(0, Number(all?.['n'] ?? 0) - read) };
}
