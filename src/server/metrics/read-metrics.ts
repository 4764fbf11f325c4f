import { readDailyCounts } from '../../endpoint/daily-counts.ts';
import { hourOf } from '../../feedback/votes/tally.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { dayMs, dayOf } from '../../metrics/instants.ts';
import { readQuestionFigures } from '../../questions/question-figures.ts';
import { type Store, statement } from '../../store/store.ts';
import type { MetricFamily } from './metrics-text.ts';

interface ReadOptions {
  /** Milliseconds since 1970. */
  now: number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  audience: Audience;
  version: string;
}

/** What a monitor watches. Days are those of UTC. @throws StoreError */
export async function readMetrics(store: Store, { now, monotonic, audience, version }: ReadOptions): Promise<MetricFamily[]> {
  const since = now - (now % dayMs);
  const day = dayOf(now);
  const started = monotonic();
  await store.query(statement('SELECT 1 AS one'));
  const latencySeconds = (monotonic() - started) / 1_000;
  const [questions, votes, { outcome: failed }] = await Promise.all([
    readQuestionFigures(store, { now, since }),
    store.query(
      statement(
        "SELECT CASE WHEN held = '' THEN 1 ELSE 0 END AS counted, sum(n) AS n FROM tally WHERE hour >= ? GROUP BY 1",
        hourOf(since),
      ),
    ),
    readDailyCounts(store, { from: day, to: day }, ['outcome']),
  ]);
  const votesOf = (counted: number): number => Number(votes.find((row) => Number(row['counted']) === counted)?.['n'] ?? 0);
  const one = (name: string, help: string, value: number): MetricFamily => ({ name, help, samples: [{ value }] });
  return [
    {
      name: 'jieda_build_info',
      help: 'Version of the engine and edition.',
      samples: [{ labels: { version, audience }, value: 1 }],
    },
    {
      name: 'jieda_questions',
      help: 'Questions by state.',
      samples: Object.entries(questions.byState).map(([state, value]) => ({ labels: { state }, value })),
    },
    one('jieda_questions_held_back', 'Questions held back as possible spam.', questions.heldBack),
    one('jieda_questions_unassigned', 'Questions waiting for a reply that nobody has.', questions.unassigned),
    one(
      'jieda_questions_oldest_waiting_seconds',
      'Age of the oldest question that waits for a reply; 0 when none waits.',
      questions.oldestAt === undefined ? 0 : Math.max(0, (now - questions.oldestAt) / 1_000),
    ),
    {
      name: 'jieda_questions_promise',
      help: 'Waiting questions whose promised reply is late, or due within an hour.',
      samples: [
        { labels: { promise: 'broken' }, value: questions.late },
        { labels: { promise: 'at-risk' }, value: questions.soon },
      ],
    },
    one('jieda_call_backs_late', 'Calls that were asked for and are late.', questions.callBacksLate),
    one('jieda_questions_answered_today', 'Questions with a first reply today.', questions.answered),
    {
      name: 'jieda_votes_today',
      help: 'Votes today that count, and those held back.',
      samples: [
        { labels: { counted: 'yes' }, value: votesOf(1) },
        { labels: { counted: 'no' }, value: votesOf(0) },
      ],
    },
    {
      name: 'jieda_failed_searches_today',
      help: 'Searches today that ended without an answer.',
      samples: ['no-result', 'no-click', 'rephrased'].map((outcome) => ({
        labels: { outcome },
        value: failed.reduce((sum, each) => sum + (each.name === outcome ? each.n : 0), 0),
      })),
    },
    one('jieda_store_latency_seconds', 'Time of the simplest query to the database.', latencySeconds),
  ];
}
