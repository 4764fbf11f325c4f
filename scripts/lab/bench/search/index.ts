import { definePart } from '../../parts.ts';
import { runs, seed, sizes } from '../options.ts';
import { benchSearch } from './search.ts';
import { renderSearch } from './search-table.ts';

export const searchBenchmark = definePart({
  name: 'search',
  summary: ['time and size of the index, bytes and latency of searches in Chromium, compared with plain Pagefind'],
  options: { sizes, runs, seed },
  async run(options, progress) {
    const report = await benchSearch(options, progress);
    return { report, text: renderSearch(report), isMet: report.budgets.every(({ isMet }) => isMet) };
  },
});
