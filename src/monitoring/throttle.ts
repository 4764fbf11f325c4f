/** Runs a task at most once per interval; calls in between get its latest result or error. */
export function throttle<Result>(
  intervalMs: number,
  monotonic: () => number,
  task: () => Promise<Result>,
): () => Promise<Result> {
  let startedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<Result> | undefined;
  return function runOrRecall() {
    if (latest === undefined || monotonic() - startedAt >= intervalMs) {
      startedAt = monotonic();
      latest = task();
    }
    return latest;
  };
}
