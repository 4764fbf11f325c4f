import engine from '../../package.json' with { type: 'json' };
import { readDailyCounts } from '../endpoint/daily-counts.ts';
import { readTotals } from '../feedback/votes/totals.ts';
import type { Audience } from '../knowledge/audience.ts';
import { dayMs, dayOf } from '../metrics/instants.ts';
import { readQuestionFigures } from '../questions/question-figures.ts';
import type { State } from '../questions/states.ts';
import { readClockDoubt } from '../records/clock.ts';
import { type Store, statement } from '../store/store.ts';
import type { MetricFamily, Sample } from './exposition.ts';
import { probeStore } from './probe-store.ts';

export interface MetricsOptions {
  store: Store;
  audience: Audience;
  /** The machine's clock; milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  /** Questions by state, which may be some minutes old: a million take a while to count. */
  readStates: () => Promise<Readonly<Record<State, number>>>;
}

/**
 * What a monitoring system watches. Nothing of a reader is in it: figures only, labelled with the product's own words.
 *
 * @throws StoreError
 */
export async function readMetrics({ store, audience, clock, monotonic, readStates }: MetricsOptions): Promise<MetricFamily[]> {
  const now = clock();
  const time = async (task: () => Promise<unknown>): Promise<number> => {
    const from = monotonic();
    await task();
    return (monotonic() - from) / 1_000;
  };
  const latency = {
    read: await time(() => store.query(statement('SELECT name FROM probe'))),
    write: await time(() => probeStore(store)),
  };
  const today = dayOf(now);
  const [desk, byState, totals, counts, doubt] = await Promise.all([
    readQuestionFigures(store, { now, since: now - dayMs }),
    readStates(),
    readTotals(store),
    readDailyCounts(store, { from: today, to: today }, ['outcome', 'counter']),
    readClockDoubt(store, now),
  ]);
  const votes = { helpful: 0, notHelpful: 0, heldBack: 0 };
  for (const total of totals) for (const kind of ['helpful', 'notHelpful', 'heldBack'] as const) votes[kind] += total[kind];
  return [
    gauge('jieda_build_info', 'Version of the engine, and the edition it serves.', [
      { labels: { version: engine.version, audience }, value: 1 },
    ]),
    gauge('jieda_questions', 'Questions by state, as of the last ten minutes.', labelled('state', byState)),
    gauge('jieda_questions_held_back', 'Waiting questions that were held back as possible spam.', desk.heldBack),
    gauge('jieda_questions_waiting', 'Questions that wait for a reply.', desk.waiting),
    gauge('jieda_questions_unassigned', 'Waiting questions that nobody has taken.', desk.unassigned),
    gauge('jieda_questions_late', 'Waiting questions beyond the promised time.', desk.late),
    gauge('jieda_questions_due_soon', 'Waiting questions promised within the hour.', desk.soon),
    gauge('jieda_questions_call_backs_due', 'Askers who should have been called by now.', desk.callBacksLate),
    gauge(
      'jieda_questions_oldest_waiting_seconds',
      'Since when the question that has waited longest waits; 0 when none does.',
      desk.oldestAt === undefined ? 0 : Math.max(0, (now - desk.oldestAt) / 1_000),
    ),
    gauge('jieda_questions_answered_day', 'First replies since this time yesterday.', desk.answered),
    gauge(
      'jieda_votes',
      'Votes on articles; those held back do not count.',
      labelled('value', { helpful: votes.helpful, 'not-helpful': votes.notHelpful, 'held-back': votes.heldBack }),
    ),
    counter('jieda_searches_failed_total', 'Searches in vain since midnight UTC.', byName(counts.outcome, 'outcome')),
    counter(
      'jieda_events_total',
      'Searches that found something, and steps to the ask form, since midnight UTC.',
      byName(counts.counter, 'event'),
    ),
    gauge(
      'jieda_store_seconds',
      'How long the store just took for a small read and a small durable write.',
      labelled('operation', latency),
    ),
    gauge(
      'jieda_clock_doubtful',
      '1 while the machine’s clock disagrees with stored times: nothing is settled or purged.',
      doubt === undefined ? 0 : 1,
    ),
  ];
}

function gauge(name: string, help: string, value: number | Sample[]): MetricFamily {
  return { name, help, type: 'gauge', samples: typeof value === 'number' ? [{ value }] : value };
}

function counter(name: string, help: string, samples: Sample[]): MetricFamily {
  return { name, help, type: 'counter', samples };
}

function labelled(label: string, values: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));
}

/** Sums over locales, as samples sorted by name. */
function byName(counts: readonly { name: string; n: number }[], label: string): Sample[] {
  const sums: Record<string, number> = {};
  for (const { name, n } of counts) sums[name] = (sums[name] ?? 0) + n;
  return labelled(label, Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1))));
}
