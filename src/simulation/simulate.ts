import { rememberRevisions } from '../feedback/votes/revisions.ts';
import { addDays } from '../metrics/days.ts';
import { dayMs } from '../metrics/instants.ts';
import { maintain } from '../records/maintain.ts';
import { migrate } from '../records/migrate.ts';
import { markStatement } from '../records/simulated-mark.ts';
import { createAgenda } from './agenda.ts';
import { type Traffic, votesOn } from './article-traffic.ts';
import type { BulkStore } from './bulk-store.ts';
import { openHelpDesk } from './help-desk.ts';
import { plantTruth, type SimulationOptions } from './plant-truth.ts';
import { questionsOn } from './question-traffic.ts';
import { seededRandom } from './random.ts';
import { createRecorders } from './recorders.ts';
import { searchesOn } from './search-traffic.ts';
import type { SimulatedContent } from './simulated-content.ts';
import type { Truth } from './truth.ts';

export interface TrafficOptions extends SimulationOptions {
  /** Votes in all, roughly; by default as many as so many visits bring. */
  votes?: number | undefined;
  /** Called after each day. */
  onDay?: (day: string, sent: Truth['sent']) => void;
}

const votesPerVisit = 0.08;

/**
 * Fills an empty store with what readers and staff might have done in some weeks. The same content and options give the
 * same store.
 *
 * @returns what was planted and sent
 */
export async function simulate(store: BulkStore, content: SimulatedContent, options: TrafficOptions): Promise<Truth> {
  const { seed, weeks, votes, readersPerDay, onDay = () => {} } = options;
  const truth = plantTruth(content, options);
  const key = Uint8Array.from(Buffer.from(truth.key, 'hex'));
  const sent = noneSent();
  const traffic: Traffic = {
    content,
    truth,
    sent,
    random: seededRandom(seed, 'traffic'),
    record: createRecorders(store, content, { seed, key }),
    popularity: popularityOf(content, truth),
    votesPerVisit: votes === undefined ? votesPerVisit : votes / (readersPerDay * 7 * weeks),
  };
  await migrate(store);
  await store.write([markStatement({ seed, weeks })]);
  await rememberRevisions(store, content.revisions, Date.parse(truth.days.from));
  const agenda = createAgenda();
  const service = { agenda, desk: openHelpDesk(content.people) };
  for (let day = truth.days.from; day <= truth.days.to; day = addDays(day, 1)) {
    for (const happening of [...votesOn(day, traffic), ...searchesOn(day, traffic), ...questionsOn(day, traffic, service)])
      agenda.add(happening);
    const end = Date.parse(day) + dayMs;
    for (let next = agenda.takeBefore(end); next !== undefined; next = agenda.takeBefore(end)) await next.run();
    await maintain(store, content.feedback, end - 1);
    store.commit();
    onDay(day, sent);
  }
  return { ...truth, sent };
}

function noneSent(): Truth['sent'] {
  return {
    votes: 0,
    spamVotes: 0,
    comments: 0,
    surveys: 0,
    searchesFound: 0,
    searchesFailed: 0,
    missingTopicSearches: 0,
    questions: 0,
    missingTopicQuestions: 0,
    replies: 0,
    handlingMinutes: 0,
  };
}

/** Four of five readers read the first locale; within a category, what stands first is read most. */
function popularityOf({ articles, locales }: SimulatedContent, { seed, position }: Pick<Truth, 'seed' | 'position'>): number[] {
  const random = seededRandom(seed, 'popularity');
  const categories = new Map<string, number>();
  const places = new Map<string, number>();
  const weights = articles.map(({ category, locale }) => {
    const ofCategory = categories.get(category) ?? random.logNormal(1, 0.5);
    categories.set(category, ofCategory);
    const list = `${locale}/${category}`;
    const place = places.get(list) ?? 0;
    places.set(list, place + 1);
    const ofLocale = locale === locales[0] ? 0.8 : 0.2 / Math.max(1, locales.length - 1);
    return ofCategory * ofLocale * (position[Math.min(place, position.length - 1)] ?? 0);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
