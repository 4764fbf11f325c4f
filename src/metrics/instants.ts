/** Instants are milliseconds since 1970. */

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

/** The calendar day of an instant in UTC, `2026-11-20`. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
