import { settleTotals, takeTurn } from '../feedback/votes/totals.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { dayMs, dayOf } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';

/** What a purge deleted. */
export interface Purged {
  votes: number;
  /** Comments and answered surveys. */
  comments: number;
  /** Texts of searches and counters of days. */
  demand: number;
}

/** Votes wait no longer than one such step takes. */
const eventsAtOnce = 500;

/**
 * Deletes what is older than its retention, in small steps. Of votes their number stays: it is added to
 * `folded`, so that no total changes. Other processes may write and purge meanwhile.
 *
 * @param now milliseconds since 1970
 * @param onProgress told how much was deleted so far, after each step
 * @throws StoreError; the steps before it are done and stay so
 */
export async function purgeExpired(
  store: Store,
  { retention }: Pick<FeedbackSettings, 'retention'>,
  now: number,
  onProgress: (purged: Purged) => void = () => {},
): Promise<Purged> {
  // What is purged must be part of the totals by then.
  await settleTotals(store, now);
  const purged: Purged = { votes: 0, comments: 0, demand: 0 };
  for (;;) {
    const last = await lastOfStep(store, now - retention.votesDays * dayMs);
    if (last === undefined) break;
    purged.votes += await foldEvents(store, last);
    onProgress(purged);
  }
  const wordsUntil = now - retention.commentsDays * dayMs;
  const [comments = [], surveys = [], texts = [], counts = []] = await store.write([
    statement('DELETE FROM comment WHERE at < ? RETURNING at', wordsUntil),
    statement('DELETE FROM survey WHERE at < ? RETURNING at', wordsUntil),
    statement('DELETE FROM demand WHERE last_at < ? RETURNING hash', wordsUntil),
    statement('DELETE FROM count WHERE day < ? RETURNING n', dayOf(wordsUntil)),
  ]);
  purged.comments = comments.length + surveys.length;
  purged.demand = texts.length + counts.length;
  onProgress(purged);
  return purged;
}

/** The last event of the oldest ones that may go; `undefined` when none may. Events stand in the order they came. */
async function lastOfStep(store: Store, before: number): Promise<number | undefined> {
  const rows = await store.query(statement(`SELECT seq, at FROM event ORDER BY seq LIMIT ${eventsAtOnce}`));
  const young = rows.findIndex(({ at }) => Number(at) >= before);
  const last = rows.at(young === -1 ? -1 : young - 1);
  return last === undefined || young === 0 ? undefined : Number(last['seq']);
}

/** A ballot goes with its newest event, so that what is left gives the same totals when they are rebuilt. */
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
    statement(`DELETE FROM ballot WHERE ${gone}`, last, last),
    statement('DELETE FROM event WHERE seq <= ? RETURNING seq', last),
  ]);
  return rows[3]?.length ?? 0;
}
