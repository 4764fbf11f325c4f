/** What a benchmark has measured. */
export interface BenchmarkResult {
  /** The figures, as `--json` prints them. */
  report: unknown;
  /** The figures, for the terminal. */
  text: string;
  /** Whether all budgets are met. */
  isMet: boolean;
}
