import { count, definePart, text } from '../../parts.ts';
import { seed } from '../options.ts';
import { benchReports } from './reports.ts';
import { renderReports } from './reports-table.ts';

export const reportsBenchmark = definePart({
  name: 'reports',
  summary: [
    'the whole report on 10 000 articles, 10 million votes, a million failed searches and 100 000 questions: time,',
    'memory, and what of it is reading the database',
  ],
  options: {
    'one-in': count(1, 'divides all amounts; 10 measures a tenth, against the same budgets'),
    site: text('', 'built site of the generated articles to search in, instead of indexing them first'),
    seed,
  },
  async run({ 'one-in': oneIn, ...options }, progress) {
    const report = await benchReports({ oneIn, ...options }, progress);
    return { report, text: renderReports(report), isMet: report.isMet };
  },
});
