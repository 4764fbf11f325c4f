import { monotonicMs } from '../../src/store/monotonic.ts';

/** Prints a count to standard error, at most once a second. */
export function createProgress(unit: string): (count: number) => void {
  let printedAt = monotonicMs();
  return function printProgress(count) {
    if (monotonicMs() - printedAt < 1_000) return;
    printedAt = monotonicMs();
    console.error(`${count} ${unit}`);
  };
}
