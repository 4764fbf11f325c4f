import { type Sender, sharesOneAddress } from '../../endpoint/actor.ts';
import { addOnce } from '../../endpoint/daily-counts.ts';
import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { type KnownWords, noKnownWords } from '../../knowledge/known-words.ts';
import { dayMs } from '../../metrics/instants.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import { isHarmlessWord } from '../../privacy/strip-pii.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { keyedHash, readerTag } from '../../readers/reader.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import { type FailedSearch, unclassified } from './failed-search.ts';
import { foldQuery } from './fold-query.ts';

export interface RecordSearchOptions {
  sender: Sender;
  /** 32 bytes. */
  key: Uint8Array;
  settings: Pick<FeedbackSettings, 'demandThreshold' | 'categories'>;
  /** Words of the articles in the query's locale. Any other word may be a name and is not counted. None when left out. */
  knownWords?: KnownWords;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

/** Characters of a query that are kept; longer texts are hardly queries. */
const maxQueryLength = 200;

/**
 * Counts one failed search. Its category, its words and its outcome are always counted. Its text is stored only once
 * `demandThreshold.readers` readers searched for it within `demandThreshold.days`. Until then the store holds a keyed hash
 * of the text, and tags of its readers, keyed by a random salt for each query, so that tags of different queries cannot be
 * linked. The text is taken from the request that reaches the threshold; tags and salt are then deleted.
 *
 * @throws StoreError when it was not counted
 */
export async function recordFailedSearch(store: Store, options: RecordSearchOptions, search: FailedSearch): Promise<void> {
  const { sender, key, now, random, settings, knownWords = noKnownWords } = options;
  const { locale } = search;
  const text = cleanText(search.query, maxQueryLength);
  const folded = foldQuery(text);
  const category =
    search.category !== undefined && settings.categories.includes(search.category) ? search.category : unclassified;
  // Only words of the articles that remain in the query after personal data is removed: any other may be a name.
  const words = new Set(
    (search.words ?? [])
      .filter((word) => knownWords.has(word))
      .map(foldQuery)
      .filter((word) => word !== '' && folded.includes(word) && isHarmlessWord(word)),
  );
  const hash = folded === '' ? undefined : keyedHash(key, 'query', locale, folded).slice(0, 22);
  const names = [
    { kind: 'outcome', name: search.outcome },
    { kind: 'category', name: category },
    ...[...words].map((word) => ({ kind: 'word', name: word })),
    ...(hash === undefined ? [] : [{ kind: 'query', name: hash }]),
  ];
  const counting = addOnce({ id: search.id, nonce: base64url(random(16)), locale, now }, names);
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
