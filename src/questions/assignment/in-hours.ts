/** Minutes as hours with at most one decimal. */
export function inHours(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}
