import { type Sender, sharesOneAddress } from '../../endpoint/actor.ts';
import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { dayMs } from '../../metrics/instants.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { keyedHash, readerTag } from '../../readers/reader.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import { foldQuery } from './fold-query.ts';

export interface CountReaderOptions {
  sender: Sender;
  /** 32 bytes. */
  key: Uint8Array;
  settings: Pick<FeedbackSettings, 'demandThreshold'>;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

/** A reader's query without personal data. */
export interface Query {
  locale: string;
  text: string;
  /** As it is compared with other readers' queries; empty when nothing is left. */
  folded: string;
  /** Keyed hash of `folded`; `undefined` when that is empty. */
  hash: string | undefined;
}

/** Characters of a query that are kept; longer texts are hardly queries. */
const maxQueryLength = 200;

/** @param typed what the reader typed; the browser has removed personal data, and it is removed again here */
export function readQuery(typed: string, locale: string, key: Uint8Array): Query {
  const text = cleanText(typed, maxQueryLength);
  const folded = foldQuery(text);
  return { locale, text, folded, hash: folded === '' ? undefined : keyedHash(key, 'query', locale, folded).slice(0, 22) };
}

/**
 * Stores what is counted for a query, and that the sender asked it. Its text is stored only once
 * `demandThreshold.readers` readers asked it within `demandThreshold.days`. Until then the store holds a keyed hash of the
 * text, and tags of its readers, keyed by a random salt for each query, so that tags of different queries cannot be
 * linked. The text is taken from the request that reaches the threshold; tags and salt are then deleted.
 *
 * @param counting stored together with the reader
 * @throws StoreError when it was not counted
 */
export async function countReader(
  store: Store,
  { sender, key, settings, now, random }: CountReaderOptions,
  { hash, locale, text }: Query,
  counting: readonly Statement[],
): Promise<void> {
  if (hash === undefined) {
    await store.write(counting);
    return;
  }
  const query = await findOrAddQuery(store, { hash, locale, salt: base64url(random(16)), now });
  if (query.isKept) {
    await store.write([...counting, touch(hash, now)]);
    return;
  }
  const tag = readerTag(key, sender, sharesOneAddress(sender) ? 'device' : 'network', query.salt);
  await store.write([...counting, touch(hash, now), insertReader(hash, tag, now)]);
  const { readers, days } = settings.demandThreshold;
  if ((await countReaders(store, hash, now - days * dayMs)) >= readers) await keepText(store, hash, text);
}

async function findOrAddQuery(
  store: Store,
  { hash, locale, salt, now }: { hash: string; locale: string; salt: string; now: number },
): Promise<{ salt: string; isKept: boolean }> {
  const select = statement('SELECT salt, text IS NOT NULL AS is_kept FROM demand WHERE hash = ?', hash);
  let [row] = await store.query(select);
  if (row === undefined) {
    const insert = statement(
      'INSERT INTO demand (hash, locale, salt, last_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
      hash,
      locale,
      salt,
      now,
    );
    // Another request may have inserted the query first; then its salt is used.
    row = (await store.write([insert, select]))[1]?.[0];
  }
  return { salt: String(row?.['salt']), isKept: Boolean(row?.['is_kept']) };
}

function touch(hash: string, now: number): Statement {
  return statement('UPDATE demand SET last_at = ? WHERE hash = ? AND last_at < ?', now, hash, now);
}

function insertReader(hash: string, tag: string, now: number): Statement {
  return statement(
    'INSERT INTO demand_reader (hash, tag, at) VALUES (?, ?, ?) ON CONFLICT (hash, tag) DO UPDATE SET at = excluded.at',
    hash,
    tag,
    now,
  );
}

async function countReaders(store: Store, hash: string, since: number): Promise<number> {
  const [row] = await store.query(statement('SELECT count(*) AS n FROM demand_reader WHERE hash = ? AND at > ?', hash, since));
  return Number(row?.['n']);
}

async function keepText(store: Store, hash: string, text: string): Promise<void> {
  await store.write([
    statement("UPDATE demand SET text = ?, salt = '' WHERE hash = ? AND text IS NULL", text, hash),
    statement('DELETE FROM demand_reader WHERE hash = ?', hash),
  ]);
}
