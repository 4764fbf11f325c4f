import { lstatSync } from 'node:fs';

/** Gives what was made of a file before, as long as that file has not changed. */
export type RecallFile = <Result>(path: string, make: () => Result) => Result;

export const recallNothing: RecallFile = (_path, make) => make();

/** The clocks of file systems stand still for some milliseconds: of a file that has just changed, another change may look the same. */
const usuallySettledMs = 1_000;

/**
 * Remembers what was made of files while they keep their size and the time of their last change, which nothing but a change
 * sets. For a process that stays: what other processes remember is named by the text itself.
 *
 * @param settledMs how long ago a file must have changed to be remembered
 * @returns a function from all else that results depend on; those for something else are forgotten
 */
export function fileMemory(settledMs = usuallySettledMs): (given: string) => RecallFile {
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

/** @returns `undefined` for a file that is not there, or may change again unnoticed */
function stampOf(path: string, settledMs: number): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined || Date.now() - Number(found.ctimeMs) < settledMs) return undefined;
  return `${found.ino} ${found.size} ${found.ctimeNs} ${found.mtimeNs}`;
}
