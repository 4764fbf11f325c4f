import { minSample } from '../share.ts';

/** A question that somebody has answered. */
export interface HandledQuestion {
  /** Id of a person; null where nobody is named. */
  assignee: string | null;
  /** 0 when nobody wrote them down. */
  handlingMinutes: number;
}

/** How much work questions were, and how much was done by one person and in one hour. */
export interface Handled {
  questions: number;
  /** How many people handled them. */
  people: number;
  /** Questions with a known person ÷ people; null without any. */
  perPerson: number | null;
  /** Questions whose minutes are written down. */
  timed: number;
  /** Their sum. */
  minutes: number;
  /** Minutes ÷ timed questions; null below `minSample` of them. */
  minutesEach: number | null;
  /** Timed questions ÷ their hours; null below `minSample` of them. */
  perHour: number | null;
}

/** @param questions all that were answered */
export function handledOf(questions: readonly HandledQuestion[]): Handled {
  const people = new Set(questions.flatMap(({ assignee }) => assignee ?? [])).size;
  const named = questions.filter(({ assignee }) => assignee !== null).length;
  const timed = questions.filter(({ handlingMinutes }) => handlingMinutes > 0);
  const minutes = timed.reduce((sum, { handlingMinutes }) => sum + handlingMinutes, 0);
  const isEnough = timed.length >= minSample;
  return {
    questions: questions.length,
    people,
    perPerson: people === 0 ? null : named / people,
    timed: timed.length,
    minutes,
    minutesEach: isEnough ? minutes / timed.length : null,
    perHour: isEnough ? (timed.length * 60) / minutes : null,
  };
}
