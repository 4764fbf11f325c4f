import { addOnce } from '../../endpoint/daily-counts.ts';
import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { type KnownWords, noKnownWords } from '../../knowledge/known-words.ts';
import { isHarmlessWord } from '../../privacy/strip-pii.ts';
import { base64url } from '../../readers/random.ts';
import type { Store } from '../../store/store.ts';
import { type FailedSearch, unclassified } from './failed-search.ts';
import { foldQuery } from './fold-query.ts';
import { type CountReaderOptions, countReader, readQuery } from './query-readers.ts';

export interface RecordSearchOptions extends CountReaderOptions {
  settings: Pick<FeedbackSettings, 'demandThreshold' | 'categories'>;
  /** Words of the articles in the query's locale. Any other word may be a name and is not counted. None when left out. */
  knownWords?: KnownWords;
}

/**
 * Counts one failed search. Its category, its words and its outcome are always counted; `countReader` says when its text is
 * stored.
 *
 * @throws StoreError when it was not counted
 */
export async function recordFailedSearch(store: Store, options: RecordSearchOptions, search: FailedSearch): Promise<void> {
  const { key, now, random, settings, knownWords = noKnownWords } = options;
  const { locale } = search;
  const query = readQuery(search.query, locale, key);
  const category =
    search.category !== undefined && settings.categories.includes(search.category) ? search.category : unclassified;
  // Only words of the articles that remain in the query after personal data is removed: any other may be a name.
  const words = new Set(
    (search.words ?? [])
      .filter((word) => knownWords.has(word))
      .map(foldQuery)
      .filter((word) => word !== '' && query.folded.includes(word) && isHarmlessWord(word)),
  );
  const names = [
    { kind: 'outcome', name: search.outcome },
    { kind: 'category', name: category },
    ...[...words].map((word) => ({ kind: 'word', name: word })),
    ...(query.hash === undefined ? [] : [{ kind: 'query', name: query.hash }]),
  ];
  const counting = addOnce({ id: search.id, nonce: base64url(random(16)), locale, now }, names);
  await countReader(store, options, query, counting);
}
