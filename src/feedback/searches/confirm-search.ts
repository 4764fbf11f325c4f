import { z } from 'zod';
import { audienceOf } from '../../endpoint/actor.ts';
import { insertIfFirst, rememberRequest } from '../../endpoint/daily-counts.ts';
import { dayOf } from '../../metrics/instants.ts';
import { maxTextLength } from '../../readers/limits.ts';
import { base64url } from '../../readers/random.ts';
import { keyedHash } from '../../readers/reader.ts';
import type { Store } from '../../store/store.ts';
import { readBallot } from '../votes/ballot.ts';
import { ballotPattern } from '../votes/vote.ts';
import { type CountReaderOptions, countReader, readQuery } from './query-readers.ts';

/** Body of `POST /api/confirmations`: the search that led a reader to the article they found helpful. */
export const confirmationSchema = z.strictObject({
  /** The helpful vote. */
  ballot: z.string().regex(ballotPattern),
  /** What the reader typed, without personal data. */
  query: z.string().max(maxTextLength),
});

type Confirmation = z.output<typeof confirmationSchema>;

/** `ignored`: the vote is held back or not helpful, or nothing is left of the query. */
export type ConfirmationOutcome = { outcome: 'counted' | 'ignored' | 'unknown-ballot' | 'expired' };

/**
 * Counts that an article answered a query. The vote vouches for it and is not stored with it: a keyed hash of the ballot is
 * remembered for two days, so that each vote confirms one query. The text of the query is stored under the same rules as
 * that of a failed search; see `countReader`. A vote that is changed later does not take it back.
 *
 * @throws StoreError when it was not counted
 */
export async function confirmSearch(
  store: Store,
  options: CountReaderOptions,
  { ballot: key, query: typed }: Confirmation,
): Promise<ConfirmationOutcome> {
  const { sender, now, random } = options;
  const ballot = await readBallot(store, audienceOf(sender), key);
  if (ballot === undefined) return { outcome: 'unknown-ballot' };
  if (now >= ballot.changeUntil) return { outcome: 'expired' };
  const query = readQuery(typed, ballot.locale, options.key);
  if (ballot.value !== 'helpful' || !ballot.isCounted || query.hash === undefined) return { outcome: 'ignored' };
  const request = { id: keyedHash(options.key, 'confirmation', key), nonce: base64url(random(16)), now };
  await countReader(store, options, query, [
    rememberRequest(request),
    insertIfFirst(request, {
      into: 'confirmation (day, hash, article, n)',
      selected: '?, ?, ?, 1',
      values: [dayOf(now), query.hash, ballot.article],
      onConflict: '(day, hash, article) DO UPDATE SET n = confirmation.n + 1',
    }),
  ]);
  return { outcome: 'counted' };
}
