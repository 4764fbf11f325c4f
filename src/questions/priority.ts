import { dayMs } from '../metrics/instants.ts';
import { severityWeights } from '../metrics/severity-weights.ts';
import { type Store, statement } from '../store/store.ts';
import type { StoredQuestion } from './stored-question.ts';

/** Days over which the frequency of a topic is counted. */
export const demandDays = 30;

/** How often a topic was asked about, and how bad it is. */
export interface Demand {
  /** Id, or `unclassified`. */
  category: string;
  /** Questions within the window. */
  frequency: number;
  severity: StoredQuestion['severity'];
}

export interface Priority {
  frequency: number;
  severity: StoredQuestion['severity'];
  /** Frequency × weight of the severity (DESIGN 6). */
  priority: number;
}

/**
 * Demand for each topic, by severity, within the last `demandDays`.
 *
 * @throws StoreError
 */
export async function countDemand(store: Store, now: number): Promise<Demand[]> {
  const rows = await store.query(
    statement(
      'SELECT category, severity, count(*) AS n FROM question WHERE trust = 1 AND received_at > ? GROUP BY category, severity',
      now - demandDays * dayMs,
    ),
  );
  return rows.map((row) => ({
    category: row['category'] === null ? unclassified : String(row['category']),
    frequency: Number(row['n']),
    severity: row['severity'] as Demand['severity'],
  }));
}

/** Priority of a question: how often its topic is asked about × how bad it is. */
export function priorityOf({ category, severity }: StoredQuestion, demand: readonly Demand[]): Priority {
  const alike = demand.filter((each) => each.category === (category ?? unclassified));
  const frequency = alike.reduce((sum, each) => sum + each.frequency, 0);
  return { frequency, severity, priority: frequency * severityWeights[severity] };
}

/** Topics, the most pressing first. */
export function byPriority(demand: readonly Demand[]): (Demand & Priority)[] {
  return demand
    .map((each) => ({ ...each, priority: each.frequency * severityWeights[each.severity] }))
    .sort((a, b) => b.priority - a.priority || (a.category < b.category ? -1 : 1));
}

const unclassified = 'unclassified';
