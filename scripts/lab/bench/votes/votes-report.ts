/** What `npm run bench -- votes --json` prints. */
export interface VotesReport {
  cases: VotesCase[];
  /** Resident memory of the server in MiB, after each tenth of the votes. */
  memory: number[];
  isMet: boolean;
}

/** One server; medians over the runs. */
export interface VotesCase {
  name: string;
  /** Acknowledged votes a second. */
  perSecond: number;
  /** Votes a second relative to the bare server in the same run. */
  ratio: number;
  /** Minimum `ratio`; `undefined` for the bare server. */
  budget: number | undefined;
  /** CPU time of the server for each vote. */
  cpuMicroseconds: number;
  medianMs: number;
  p99Ms: number;
}

/** Connections that send at the same time. */
export const connections = 64;
