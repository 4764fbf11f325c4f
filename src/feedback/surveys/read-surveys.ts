import { dayMs, dayOf } from '../../metrics/instants.ts';
import { instantsOf, type Period } from '../../metrics/period.ts';
import { numberOrNull, textOrNull } from '../../store/row-values.ts';
import { type Store, statement } from '../../store/store.ts';

/** Surveys that learners answered within a period. */
export interface Surveys {
  /** Identical answers of a day are one row. */
  answers: SurveyAnswers[];
  /** Stored but not counted: beyond `surveysPerDay`, or sent by a bot. */
  heldBack: number;
  /** Texts of the newest surveys with a reason, newest first. */
  texts: SurveyText[];
  /** Number of counted surveys with a reason. */
  withText: number;
}

export interface SurveyAnswers {
  /** UTC, `2026-11-20`. */
  day: string;
  locale: string;
  /** Article id as it was sent, which may not exist; null when the survey was not about an article. */
  article: string | null;
  /** 1…5 */
  csat: number;
  /** Null when not answered. */
  resolved: boolean | null;
  /** 1…5; null when not answered. */
  speed: number | null;
  n: number;
}

export interface SurveyText {
  day: string;
  locale: string;
  article: string | null;
  csat: number;
  /** As it is stored: without personal data. */
  text: string;
}

/**
 * @param maxTexts number of texts to read; texts of held-back surveys are never read
 * @throws StoreError
 */
export async function readSurveys(store: Store, range: Period, maxTexts: number): Promise<Surveys> {
  const within = "edition = 'public' AND at >= ? AND at < ?";
  const period = instantsOf(range);
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
      maxTexts,
    ),
  );
  return {
    answers: answers.map((row) => ({
      day: dayOf(Number(row['day']) * dayMs),
      locale: String(row['locale']),
      article: textOrNull(row['article']),
      csat: Number(row['csat']),
      resolved: booleanOrNull(numberOrNull(row['resolved'])),
      speed: numberOrNull(row['speed']),
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

function booleanOrNull(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}
