import { forgetTally } from '../feedback/votes/tally.ts';
import { settleTotals, takeTurn } from '../feedback/votes/totals.ts';
import { addToWeeks, counted, weekOf } from '../feedback/votes/weekly.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { dayMs, dayOf } from '../metrics/instants.ts';
import { purgeReceivedMail } from '../questions/mail/received-mail.ts';
import { purgeOutbox } from '../questions/outbox/keep.ts';
import { purgeQuestions } from '../questions/purge-questions.ts';
import { type Store, statement } from '../store/store.ts';

/** How many rows a purge deleted. */
interface Purged {
  votes: number;
  /** Comments and answered surveys. */
  comments: number;
  /** Texts of searches, daily counters and confirmations. */
  demand: number;
  /** Questions whose texts and contacts were erased. */
  questions: number;
}

/** Events per transaction. Votes wait while one runs. */
const batchEvents = 500;

/**
 * Deletes what is past its retention, in batches. Votes are first added to the sums in `folded`, so totals do not change.
 * Other processes may write and purge at the same time.
 *
 * @param now milliseconds since 1970
 * @param onProgress called after each batch with what was deleted so far
 * @throws StoreError; earlier batches stay deleted
 */
export async function purgeExpired(
  store: Store,
  { retention }: Pick<FeedbackSettings, 'retention'>,
  now: number,
  onProgress: (purged: Purged) => void = () => {},
): Promise<Purged> {
  // The totals must contain the votes before these are deleted.
  await settleTotals(store, now);
  const purged: Purged = { votes: 0, comments: 0, demand: 0, questions: 0 };
  for (;;) {
    const last = await lastOfBatch(store, now - retention.votesDays * dayMs);
    if (last === undefined) break;
    purged.votes += await foldEvents(store, last);
    onProgress(purged);
  }
  // Nothing is left in them.
  await store.write([statement('DELETE FROM vote_week WHERE week < ?', weekOf(now - retention.votesDays * dayMs))]);
  const oldest = now - retention.commentsDays * dayMs;
  const [comments = [], surveys = [], texts = [], counts = [], confirmations = []] = await store.write([
    statement('DELETE FROM comment WHERE at < ? RETURNING at', oldest),
    statement('DELETE FROM survey WHERE at < ? RETURNING at', oldest),
    statement('DELETE FROM demand WHERE last_at < ? RETURNING hash', oldest),
    statement('DELETE FROM count WHERE day < ? RETURNING n', dayOf(oldest)),
    statement('DELETE FROM confirmation WHERE day < ? RETURNING n', dayOf(oldest)),
  ]);
  purged.comments = comments.length + surveys.length;
  purged.demand = texts.length + counts.length + confirmations.length;
  purged.questions = await purgeQuestions(store, now - retention.questionsDays * dayMs, now);
  onProgress(purged);
  return purged;
}

/** `seq` of the last event in the next batch to delete; `undefined` when there is none. */
async function lastOfBatch(store: Store, before: number): Promise<number | undefined> {
  const rows = await store.query(statement(`SELECT seq, at FROM event ORDER BY seq LIMIT ${batchEvents}`));
  const firstToKeep = rows.findIndex(({ at }) => Number(at) >= before);
  const last = rows.at(firstToKeep === -1 ? -1 : firstToKeep - 1);
  return last === undefined || firstToKeep === 0 ? undefined : Number(last['seq']);
}

/** A ballot is deleted together with its newest event, so that rebuilding from what is left gives the same totals. */
async function foldEvents(store: Store, last: number): Promise<number> {
  const cell = 'article, locale, edition, revision';
  const gone = 'ballot.ballot IN (SELECT ballot FROM event WHERE seq <= ?) AND ballot.seq <= ?';
  const rows = await store.write([
    // Two purges at once would count the same ballots twice: the second one waits here.
    takeTurn(),
    statement(
      `INSERT INTO folded (${cell}, helpful, not_helpful, held_back)
       SELECT ${cell},
         sum(CASE WHEN trust = 1 AND value = 'helpful' THEN 1 ELSE 0 END),
         sum(CASE WHEN trust = 1 AND value = 'not-helpful' THEN 1 ELSE 0 END),
         sum(CASE WHEN trust = 0 THEN 1 ELSE 0 END)
       FROM ballot WHERE ${gone} GROUP BY ${cell}
       ON CONFLICT (${cell}) DO UPDATE SET helpful = folded.helpful + excluded.helpful,
         not_helpful = folded.not_helpful + excluded.not_helpful, held_back = folded.held_back + excluded.held_back`,
      last,
      last,
    ),
    addToWeeks(counted.taken, gone, last, last),
    statement(`DELETE FROM ballot WHERE ${gone}`, last, last),
    statement('DELETE FROM event WHERE seq <= ? RETURNING seq', last),
  ]);
  return rows.at(-1)?.length ?? 0;
}

/** How long request ids are kept: a retry within this time counts once. */
const requestIdsKeptMs = 2 * dayMs;

/**
 * Deletes rows that are needed only briefly, regardless of the retention: request ids, readers of queries outside the
 * demand window, queries that are no longer searched for, hourly counts of settled votes.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export async function purgeShortLived(
  store: Store,
  { demandThreshold, retention }: FeedbackSettings,
  now: number,
): Promise<void> {
  const windowStart = now - demandThreshold.days * dayMs;
  await purgeOutbox(store, now);
  await purgeReceivedMail(store, now);
  const [, , deleted = []] = await store.write([
    statement('DELETE FROM request WHERE at < ?', now - requestIdsKeptMs),
    statement('DELETE FROM demand_reader WHERE at <= ?', windowStart),
    statement('DELETE FROM demand WHERE text IS NULL AND last_at <= ? RETURNING hash', windowStart),
  ]);
  await forgetTally(store, now, retention.commentsDays * dayMs);
  // What was counted for a query goes with it, so that nothing is left that contains its hash.
  const hashes = deleted.map(({ hash }) => hash ?? null);
  for (let first = 0; first < hashes.length; first += batchHashes) {
    const some = hashes.slice(first, first + batchHashes);
    const list = some.map(() => '?').join(', ');
    await store.write([
      statement(`DELETE FROM count WHERE kind = 'query' AND name IN (${list})`, ...some),
      statement(`DELETE FROM confirmation WHERE hash IN (${list})`, ...some),
    ]);
  }
}

/** Databases limit the number of values in one statement. */
const batchHashes = 50;
