import type { Measurement } from '../measure.ts';
import type { BuildCase, Contender } from './contender.ts';

export interface BuildOptions {
  /** Numbers of articles, in all locales together. */
  sizes: readonly number[];
  runs: number;
  seed: string;
}

/** What `npm run bench -- build --json` prints. */
export interface BuildReport extends BuildOptions {
  node: string;
  /** Version; left out when Hugo is not installed. */
  hugo?: string;
  processors: number;
  /** In the order of the numbers of articles. */
  sites: BuiltSite[];
  budgets: BuildVerdict[];
}

/** All builds of one number of articles. */
export interface BuiltSite {
  articles: number;
  rows: BuildRow[];
}

/** One kind of build by one contender: medians over the runs. */
export interface BuildRow extends Omit<Measurement, 'togetherMiB'> {
  contender: Contender['id'];
  name: string;
  case: BuildCase;
  /** Relative to plain Astro’s cold build or, in the other cases, to its build after one edit. */
  cpuToPlainAstro?: number;
  wallToPlainAstro?: number;
  /** Relative to Hugo’s build right before, which is always a full one. */
  cpuToHugo?: number;
  wallToHugo?: number;
  runs: Measurement[];
}

/** A budget and the value measured against it. */
export interface BuildVerdict {
  what: string;
  limit: number;
  value: number;
  unit: string;
  isMet: boolean;
}
