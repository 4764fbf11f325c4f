/**
 * Runs a task at most once per interval; calls in between get its latest result or error.
 *
 * @param options `retries`: after an error, the next call runs it again
 */
export function throttle<Result>(
  intervalMs: number,
  monotonic: () => number,
  task: () => Promise<Result>,
  { retries = false } = {},
): () => Promise<Result> {
  let startedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<Result> | undefined;
  return function runOrRecall() {
    if (latest === undefined || monotonic() - startedAt >= intervalMs) {
      startedAt = monotonic();
      const started = task();
      latest = started;
      if (retries)
        started.catch(() => {
          if (latest === started) latest = undefined;
        });
    }
    return latest;
  };
}
