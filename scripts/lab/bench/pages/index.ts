import { definePart } from '../../parts.ts';
import { runs } from '../options.ts';
import { benchPages } from './pages.ts';
import { renderPages } from './pages-table.ts';
import { isGood } from './score-budget.ts';

export const pagesBenchmark = definePart({
  name: 'pages',
  summary: [
    'bytes of the first load of the home page and an article page, and Lighthouse’s scores of both and of the search',
    'page, compared with a Starlight site of the same articles',
  ],
  options: { runs },
  async run(options, progress) {
    const report = await benchPages(options.runs, progress);
    const isMet = report.pages.every(({ isWithinBudget }) => isWithinBudget) && (report.lighthouse ?? []).every(isGood);
    return { report, text: renderPages(report), isMet };
  },
});
