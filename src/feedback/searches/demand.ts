import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { type KnownWords, noKnownWords } from '../../knowledge/known-words.ts';
import { dayMs, dayOf } from '../../metrics/instants.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import { isHarmlessWord } from '../../privacy/strip-pii.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { keyedHash, type Reader, readerTag } from '../../readers/reader.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import type { Edition } from '../votes/vote.ts';
import { countOnce } from '../../endpoint/daily-counts.ts';
import { type FailedSearch, unclassified } from './failed-search.ts';
import { foldQuery } from './fold-query.ts';

export interface RecordSearchOptions {
  key: Uint8Array;
  settings: Pick<FeedbackSettings, 'demandThreshold' | 'categories'>;
  /** Of the query's locale; any other word may be a name and is not counted. None when left out. */
  knownWords?: KnownWords;
  edition: Edition;
  reader: Reader;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

/** Longer texts are cut before they are kept: nobody types them as a question. */
const maxTextLength = 200;

/**
 * Counts one failed search. Its category, its words and how it ended are always counted. Its text is kept
 * only once `demandThreshold.readers` readers asked the same within `demandThreshold.days`: until then the
 * store has a keyed hash of it, and tags of its readers that are keyed by a random salt of this one
 * query, so that tags of two queries cannot be joined. The text reaches the database with the request
 * that completes the number, not before; then tags and salt are deleted.
 *
 * @throws StoreError when it was not counted
 */
export async function recordFailedSearch(store: Store, options: RecordSearchOptions, search: FailedSearch): Promise<void> {
  const { key, now, random, settings, knownWords = noKnownWords } = options;
  const { locale } = search;
  const text = cleanText(search.query, maxTextLength);
  const folded = foldQuery(text);
  const category =
    search.category !== undefined && settings.categories.includes(search.category) ? search.category : unclassified;
  // A word counts only if it stands in the articles and in what is left of the query: a name cannot be told from a word.
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
  const counting = countOnce({ id: search.id, nonce: base64url(random(16)), locale, now }, names);
  if (hash === undefined) {
    await store.write(counting);
    return;
  }
  const known = await findQuery(store, { hash, locale, salt: base64url(random(16)), now });
  if (known.isKept) {
    await store.write([...counting, touch(hash, now)]);
    return;
  }
  await store.write([
    ...counting,
    touch(hash, now),
    insertReader(hash, readerTag(key, options.reader, options.edition, known.salt), now),
  ]);
  const { readers, days } = settings.demandThreshold;
  if ((await countReaders(store, hash, now - days * dayMs)) >= readers) await keepText(store, hash, text);
}

/** The query's row; made when this is the first time. */
async function findQuery(
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
    // Another request may have been first: then its salt holds.
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

/** Days, both included, `2026-11-20`. */
export interface Period {
  from: string;
  to: string;
}

/** What was looked for in vain within a period. */
export interface Demand {
  /** Those that enough readers asked, the most frequent first. `n` counts every time, also before. */
  texts: { locale: string; text: string; n: number }[];
  categories: DailyCount[];
  words: DailyCount[];
  /** How the searches ended: `no-result`, `no-click`, `rephrased`. */
  outcomes: DailyCount[];
  /** `search-found`, `ask-opened`, `ask-suggestion`, `ask-sent`. */
  counters: DailyCount[];
}

/** How often something was counted on a day (UTC); days, locales and names without any are left out. */
export interface DailyCount {
  day: string;
  locale: string;
  name: string;
  n: number;
}

/** @throws StoreError */
export async function readDemand(store: Store, { from, to }: Period): Promise<Demand> {
  const texts = await store.query(
    statement(
      `SELECT demand.locale, demand.text, sum(count.n) AS n FROM demand
       JOIN count ON count.kind = 'query' AND count.locale = demand.locale AND count.name = demand.hash
       WHERE demand.text IS NOT NULL AND count.day >= ? AND count.day <= ?
       GROUP BY demand.locale, demand.text ORDER BY 3 DESC, demand.locale, demand.text`,
      from,
      to,
    ),
  );
  const counts = await store.query(
    statement(
      `SELECT day, kind, locale, name, n FROM count WHERE day >= ? AND day <= ? AND kind <> 'query'
       ORDER BY day, kind, locale, n DESC, name`,
      from,
      to,
    ),
  );
  const byKind = Map.groupBy(counts, (row) => String(row['kind']));
  const ofKind = (kind: string): DailyCount[] =>
    (byKind.get(kind) ?? []).map((row) => ({
      day: String(row['day']),
      locale: String(row['locale']),
      name: String(row['name']),
      n: Number(row['n']),
    }));
  return {
    texts: texts.map((row) => ({ locale: String(row['locale']), text: String(row['text']), n: Number(row['n']) })),
    categories: ofKind('category'),
    words: ofKind('word'),
    outcomes: ofKind('outcome'),
    counters: ofKind('counter'),
  };
}

/** The day (UTC) of an instant and the one so many days before it, as a period. */
export function lastDays(now: number, days: number): Period {
  return { from: dayOf(now - (days - 1) * dayMs), to: dayOf(now) };
}
