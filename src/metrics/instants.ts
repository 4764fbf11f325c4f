/** Instants and durations in milliseconds; an instant counts from 1970-01-01 UTC. */

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

/** The UTC day of an instant, `2026-11-20`. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
