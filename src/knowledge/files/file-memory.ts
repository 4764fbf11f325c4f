import { stampOf } from '../../file-stamp.ts';

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
