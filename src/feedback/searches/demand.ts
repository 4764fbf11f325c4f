import { type DailyCount, readDailyCounts } from '../../endpoint/daily-counts.ts';
import type { Period } from '../../metrics/period.ts';
import { type Store, statement } from '../../store/store.ts';

/** Failed searches of a period, and those that ended at an article that helped. */
export interface Demand {
  /**
   * Queries that enough readers searched for, most frequent first. `n` includes searches from before the text was stored.
   */
  texts: { locale: string; text: string; n: number }[];
  /** Helpful votes after a search whose text is stored, by query and article, most frequent first. */
  confirmations: Confirmation[];
  categories: DailyCount[];
  words: DailyCount[];
  /** How the searches ended: `no-result`, `no-click`, `rephrased`. */
  outcomes: DailyCount[];
  /** By the name of the counter, `counts/counters.ts`. */
  counters: DailyCount[];
}

/** An article that readers found helpful after a search. */
export interface Confirmation {
  locale: string;
  text: string;
  article: string;
  /** Votes. */
  n: number;
}

/** How searches ended and in which category they failed, by day. */
export type SearchDays = Pick<Demand, 'categories' | 'outcomes' | 'counters'>;

/** @throws StoreError */
export async function readSearchDays(store: Store, period: Period): Promise<SearchDays> {
  const counts = await readDailyCounts(store, period, ['category', 'outcome', 'counter']);
  return { categories: counts.category, outcomes: counts.outcome, counters: counts.counter };
}

/** @throws StoreError */
export async function readDemand(store: Store, period: Period): Promise<Demand> {
  const texts = await store.query(
    statement(
      `SELECT demand.locale, demand.text, sum(count.n) AS n FROM demand
       JOIN count ON count.kind = 'query' AND count.locale = demand.locale AND count.name = demand.hash
       WHERE demand.text IS NOT NULL AND count.day >= ? AND count.day <= ?
       GROUP BY demand.locale, demand.text ORDER BY 3 DESC, demand.locale, demand.text`,
      period.from,
      period.to,
    ),
  );
  const counts = await readDailyCounts(store, period, ['category', 'word', 'outcome', 'counter']);
  return {
    texts: texts.map((row) => ({ locale: String(row['locale']), text: String(row['text']), n: Number(row['n']) })),
    confirmations: await readConfirmations(store, period),
    categories: counts.category,
    words: counts.word,
    outcomes: counts.outcome,
    counters: counts.counter,
  };
}

async function readConfirmations(store: Store, { from, to }: Period): Promise<Confirmation[]> {
  const rows = await store.query(
    statement(
      `SELECT demand.locale, demand.text, confirmation.article, sum(confirmation.n) AS n FROM demand
       JOIN confirmation ON confirmation.hash = demand.hash
       WHERE demand.text IS NOT NULL AND confirmation.day >= ? AND confirmation.day <= ?
       GROUP BY demand.locale, demand.text, confirmation.article
       ORDER BY 4 DESC, demand.locale, demand.text, confirmation.article`,
      from,
      to,
    ),
  );
  return rows.map(({ locale, text, article, n }) => ({
    locale: String(locale),
    text: String(text),
    article: String(article),
    n: Number(n),
  }));
}
