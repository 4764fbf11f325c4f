import { type BigIntStats, lstatSync } from 'node:fs';

/**
 * Identifies the state of a file by what the system says of it, without opening it.
 *
 * @returns `undefined` for a file that is not there, or may change again unnoticed
 */
export function stampOf(path: string, settledMs?: number): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined || !isSettled(found, Date.now(), settledMs)) return undefined;
  return stampOfStats(found);
}

/** Whether another change of the file would look different from the last one. */
export function isSettled(found: BigIntStats, now: number, settledMs = settlesInMs(found)): boolean {
  return now - Number(found.ctimeMs) >= settledMs;
}

/** What no program can set back; a change of the file changes it once the file is settled. */
export function stampOfStats({ ino, mode, size, ctimeNs, mtimeNs }: BigIntStats): string {
  return `${ino} ${mode} ${size} ${ctimeNs} ${mtimeNs}`;
}

/** Clocks of file systems that write fractions of a second stand still for some milliseconds, those of others for up to 2 s. */
function settlesInMs({ ctimeNs }: BigIntStats): number {
  return ctimeNs % 1_000_000_000n === 0n ? 2_000 : 100;
}
