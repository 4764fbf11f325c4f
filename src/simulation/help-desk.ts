import { dayMs, hourMs, minuteMs } from '../metrics/instants.ts';
import type { SimulatedContent } from './simulated-content.ts';

/** Who takes a question, and when; milliseconds since 1970. */
export interface Handling {
  person: string;
  startedAt: number;
  answeredAt: number;
}

/** A queue with one place per person. */
export interface HelpDesk {
  /** @returns `undefined` when nobody works on questions */
  handle(arrivedAt: number, locale: string, minutes: number): Handling | undefined;
}

/** People work a fifth of their hours on each weekday, from nine o'clock in China; whoever is free first takes the next one. */
export function openHelpDesk(people: SimulatedContent['people']): HelpDesk {
  const desks = people.map((person) => ({ ...person, freeAt: 0 }));
  return {
    handle(arrivedAt, locale, minutes) {
      const speaking = desks.filter(({ languages }) => languages.includes(locale));
      const able = speaking.length > 0 ? speaking : desks;
      const starts = able.map((desk) => ({
        desk,
        startedAt: nextWorking(Math.max(arrivedAt, desk.freeAt), desk.supportHours / 5),
      }));
      const first = starts.reduce<(typeof starts)[number] | undefined>(
        (best, one) => (best === undefined || one.startedAt < best.startedAt ? one : best),
        undefined,
      );
      if (first === undefined) return undefined;
      const answeredAt = first.startedAt + minutes * minuteMs;
      first.desk.freeAt = answeredAt;
      return { person: first.desk.id, startedAt: first.startedAt, answeredAt };
    },
  };
}

const opensAtUtc = 1 * hourMs;

/** The earliest instant from `at` on at which somebody with these hours a day works. */
function nextWorking(at: number, hoursADay: number): number {
  for (let day = Math.floor(at / dayMs); ; day += 1) {
    const weekday = (day + 4) % 7;
    const opens = day * dayMs + opensAtUtc;
    if (weekday !== 0 && weekday !== 6 && at < opens + hoursADay * hourMs) return Math.max(at, opens);
  }
}
