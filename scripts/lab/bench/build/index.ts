import { definePart } from '../../parts.ts';
import { runs, seed, sizes } from '../options.ts';
import { benchBuild } from './build.ts';
import { renderBuild } from './build-table.ts';

export const buildBenchmark = definePart({
  name: 'build',
  summary: ['CPU, wall time and memory of our build, of plain Astro’s and of Hugo’s, over generated articles'],
  options: { sizes, runs, seed },
  async run(options, progress) {
    const report = await benchBuild(options, progress);
    return { report, text: renderBuild(report), isMet: report.budgets.every(({ isMet }) => isMet) };
  },
});
