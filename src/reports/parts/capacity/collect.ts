import { dayMs, dayOf, hourMs } from '../../../metrics/instants.ts';
import { instantsOf } from '../../../metrics/period.ts';
import { textOrNull } from '../../../store/row-values.ts';
import { statement } from '../../../store/store.ts';
import type { PartSources } from '../../part.ts';

/** Learners' questions of the period, and the time that staff noted for them. */
export interface Handled {
  /** Questions that arrived, by day, hour (UTC), kind and category. */
  arrivals: { day: string; hour: number; kind: string; category: string | null; n: number }[];
  /** Minutes that staff noted, by kind and what they did. */
  noted: { kind: string; move: string; minutes: number }[];
  /** Questions that somebody noted minutes for, by kind. */
  timed: { kind: string; n: number }[];
}

export interface HandledInput {
  /** `undefined` without a database. */
  handled: Handled | undefined;
}

/** @throws StoreError */
export async function collectHandled({ store, period }: Pick<PartSources, 'store' | 'period'>): Promise<HandledInput> {
  if (store === undefined) return { handled: undefined };
  const within = "edition = 'public' AND trust = 1 AND received_at >= ? AND received_at < ?";
  const range = instantsOf(period);
  const arrivals = await store.query(
    statement(
      `SELECT received_at / ${hourMs} AS hour, kind, category, count(*) AS n FROM question WHERE ${within}
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      ...range,
    ),
  );
  const timed = await store.query(
    statement(
      `SELECT kind, count(*) AS n FROM question WHERE ${within} AND handling_minutes > 0 GROUP BY 1 ORDER BY 1`,
      ...range,
    ),
  );
  // Few steps differ in what they note, so the database counts them and JSON is read once for each.
  const steps = await store.query(
    statement(
      `SELECT question.kind AS kind, question_step.move AS move, question_step.detail AS detail, count(*) AS n
       FROM question JOIN question_step ON question_step.question = question.id
       WHERE ${within} AND question_step.detail LIKE '%"minutes"%' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      ...range,
    ),
  );
  return {
    handled: {
      arrivals: arrivals.map((row) => ({
        day: dayOf(Number(row['hour']) * hourMs),
        hour: Number(row['hour']) % (dayMs / hourMs),
        kind: String(row['kind']),
        category: textOrNull(row['category']),
        n: Number(row['n']),
      })),
      timed: timed.map((row) => ({ kind: String(row['kind']), n: Number(row['n']) })),
      noted: steps.map((row) => ({
        kind: String(row['kind']),
        move: String(row['move']),
        minutes: minutesOf(String(row['detail'])) * Number(row['n']),
      })),
    },
  };
}

function minutesOf(detail: string): number {
  const { minutes } = JSON.parse(detail) as { minutes?: unknown };
  return typeof minutes === 'number' ? minutes : 0;
}
