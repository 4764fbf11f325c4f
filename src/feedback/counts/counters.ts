import { z } from 'zod';
import { addOne } from '../../endpoint/daily-counts.ts';
import { localeField } from '../../endpoint/fields.ts';
import type { Store } from '../../store/store.ts';

/**
 * Counted by day, with nothing else stored: the denominators of rates. Searches that found something, and of those whose best
 * match is unsure, those that showed no article and those that showed the nearest ones. Of the ask form: visits, visits on which a suggested
 * article was opened, helpful votes on such an article, and questions that were sent.
 */
const counters = [
  'search-found',
  'search-empty',
  'search-near',
  'ask-opened',
  'ask-suggestion',
  'ask-helped',
  'ask-sent',
] as const;

/** Body of `POST /api/counts`. */
export const countSchema = z.strictObject({ locale: localeField, what: z.enum(counters) });

type Count = z.output<typeof countSchema>;

/**
 * Adds one to a counter of the day and stores nothing else.
 *
 * @param now milliseconds since 1970
 * @throws StoreError when it was not counted
 */
export async function recordCount(store: Store, { locale, what }: Count, now: number): Promise<void> {
  await store.write([addOne({ kind: 'counter', name: what }, { locale, now })]);
}
