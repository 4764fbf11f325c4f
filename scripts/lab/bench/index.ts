import type { Part } from '../parts.ts';
import type { BenchmarkResult } from './benchmark.ts';
import { buildBenchmark } from './build/index.ts';
import { checkBenchmark } from './check/index.ts';
import { devBenchmark } from './dev/index.ts';
import { pagesBenchmark } from './pages/index.ts';
import { planBenchmark } from './plan/index.ts';
import { questionsBenchmark } from './questions/index.ts';
import { reportsBenchmark } from './reports/index.ts';
import { searchBenchmark } from './search/index.ts';
import { votesBenchmark } from './votes/index.ts';

/** What `npm run bench` can measure; `--help` is made from it. Each benchmark is a folder. */
export const benchmarks: readonly Part<BenchmarkResult>[] = [
  buildBenchmark,
  checkBenchmark,
  devBenchmark,
  pagesBenchmark,
  votesBenchmark,
  questionsBenchmark,
  planBenchmark,
  reportsBenchmark,
  searchBenchmark,
];
