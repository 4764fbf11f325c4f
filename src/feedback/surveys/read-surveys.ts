import { addDays } from '../../metrics/days.ts';
import { dayMs, dayOf } from '../../metrics/instants.ts';
import { type Store, statement, type Value } from '../../store/store.ts';
import { textOrNull } from '../comments/read-comments.ts';
import type { Period } from '../searches/demand.ts';

/** Answered surveys of learners within a period. */
export interface Surveys {
  /** Equal answers of a day are one row. */
  answers: SurveyAnswers[];
  /** Kept and not counted: more than three of one device group in a day, or a machine's. */
  heldBack: number;
  /** The newest that have words, the newest first. */
  texts: SurveyText[];
  /** So many have words. */
  withText: number;
}

export interface SurveyAnswers {
  /** UTC, `2026-11-20`. */
  day: string;
  locale: string;
  /** Id as it was sent, which no article need have; null when it was about none. */
  article: string | null;
  /** 1…5 */
  csat: number;
  /** Null when left open. */
  resolved: boolean | null;
  /** 1…5; null when left open. */
  speed: number | null;
  n: number;
}

export interface SurveyText {
  day: string;
  locale: string;
  article: string | null;
  csat: number;
  /** As it is kept: without what tells who wrote it. */
  text: string;
}

/**
 * @param mostTexts so many texts are read; those that are held back are not
 * @throws StoreError
 */
export async function readSurveys(store: Store, { from, to }: Period, mostTexts: number): Promise<Surveys> {
  const within = "edition = 'public' AND at >= ? AND at < ?";
  const period = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${addDays(to, 1)}T00:00:00Z`)];
  const answers = await store.query(
    statement(
      `SELECT at / ${dayMs} AS day, locale, article, csat, resolved, speed, count(*) AS n FROM survey
       WHERE trust = 1 AND ${within} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
      ...period,
    ),
  );
  const [sums] = await store.query(
    statement(
      `SELECT sum(CASE WHEN trust = 0 THEN 1 ELSE 0 END) AS held_back,
         sum(CASE WHEN trust = 1 AND reason IS NOT NULL THEN 1 ELSE 0 END) AS texts
       FROM survey WHERE ${within}`,
      ...period,
    ),
  );
  const texts = await store.query(
    statement(
      `SELECT at, locale, article, csat, reason FROM survey
       WHERE trust = 1 AND reason IS NOT NULL AND ${within} ORDER BY at DESC, id LIMIT ?`,
      ...period,
      mostTexts,
    ),
  );
  return {
    answers: answers.map((row) => ({
      day: dayOf(Number(row['day']) * dayMs),
      locale: String(row['locale']),
      article: textOrNull(row['article']),
      csat: Number(row['csat']),
      resolved: isOpen(row['resolved']) ? null : Number(row['resolved']) === 1,
      speed: isOpen(row['speed']) ? null : Number(row['speed']),
      n: Number(row['n']),
    })),
    heldBack: Number(sums?.['held_back'] ?? 0),
    withText: Number(sums?.['texts'] ?? 0),
    texts: texts.map((row) => ({
      day: dayOf(Number(row['at'])),
      locale: String(row['locale']),
      article: textOrNull(row['article']),
      csat: Number(row['csat']),
      text: String(row['reason']),
    })),
  };
}

function isOpen(value: Value | undefined): boolean {
  return value === null || value === undefined;
}
