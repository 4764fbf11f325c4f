import { type BigIntStats, lstatSync } from 'node:fs';

/** Gives what was made of a file before, as long as that file has not changed. */
export type RecallFile = <Result>(path: string, make: () => Result) => Result;

export const recallNothing: RecallFile = (_path, make) => make();

/**
 * Remembers what was made of files while they keep their size and the time of their last change, which nothing but a change
 * sets. For a process that stays: what other processes remember is named by the text itself.
 *
 * @param settledMs how long ago a file must have changed to be remembered (default: as long as its file system needs)
 * @returns a function from all else that results depend on; those for something else are forgotten
 */
export function fileMemory(settledMs?: number): (given: string) => RecallFile {
  let known = { given: '', results: new Map<string, { stamp: string; result: unknown }>() };
  return (given) => {
    if (given !== known.given) known = { given, results: new Map() };
    const { results } = known;
    return function recallFile<Result>(path: string, make: () => Result): Result {
      const stamp = stampOf(path, settledMs);
      const found = results.get(path);
      if (found !== undefined && found.stamp === stamp) return found.result as Result;
      const result = make();
      if (stamp === undefined) results.delete(path);
      else results.set(path, { stamp, result });
      return result;
    };
  };
}

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
