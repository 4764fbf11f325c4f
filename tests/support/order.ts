/**
 * Seconds that the longest files take, for a clone in which no test has run yet; later Vitest knows the last duration
 * of each file. Files that are not listed count as short.
 */
export const heavyFiles: Readonly<Record<string, number>> = {
  'tests/browser/search.test.ts': 75,
  'tests/build/build.test.ts': 60,
  'tests/browser/circumstances.test.ts': 55,
  'tests/browser/reading.test.ts': 40,
  'tests/browser/voting.test.ts': 35,
  'tests/build/learning-from-the-log.test.ts': 33,
  'tests/server/postgres-outages.test.ts': 30,
  'tests/build/editions.test.ts': 26,
  'tests/browser/shell.test.ts': 26,
  'tests/browser/same-answer.test.ts': 25,
  'tests/store/postgres/pool.test.ts': 20,
  'tests/checks/contract-after-changes.test.ts': 18,
  'tests/scripts/lab/search-eval/chromium.test.ts': 18,
  'tests/feedback/votes/totals.test.ts': 18,
  'tests/build/second-brand.test.ts': 17,
  'tests/server/entries/node.test.ts': 16,
  'tests/markdown/compile/compile-pool.test.ts': 15,
  'tests/checks/find-fragile.test.ts': 15,
  'tests/browser/hard-content.test.ts': 14,
  'tests/browser/asking.test.ts': 14,
  'tests/browser/contact.test.ts': 14,
  'tests/checks/search-contract.test.ts': 14,
  'tests/server/misfortune.test.ts': 14,
  'tests/patterns.test.ts': 13,
  'tests/server/three-nodes.test.ts': 12,
  'tests/checks/ask-outside.test.ts': 10,
  'tests/server/hostile.test.ts': 10,
};

/**
 * Orders test files so the longest start first and all workers are busy to the end. Each worker begins with a file that
 * can run while the sample site is being built.
 *
 * @param workers how many files run at a time
 */
export function orderFiles<File extends { seconds: number; needsSite: boolean }>(
  files: readonly File[],
  workers: number,
): File[] {
  const sorted = files.toSorted((a, b) => b.seconds - a.seconds);
  const first = sorted.filter(({ needsSite }) => !needsSite).slice(0, workers);
  return [...first, ...sorted.filter((file) => !first.includes(file))];
}
