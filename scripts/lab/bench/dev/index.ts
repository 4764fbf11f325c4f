import { count, definePart } from '../../parts.ts';
import { median } from '../../statistics.ts';
import { renderTable } from '../../table.ts';
import { runs, seed } from '../options.ts';
import { measureEdits } from './measure-edits.ts';

/** From saving an article to its text in a browser. */
const budgetSeconds = 2;

export const devBenchmark = definePart({
  name: 'dev',
  summary: ['`npm run dev`: seconds from saving an article to its new text in Chromium, which reloads by itself'],
  options: { articles: count(10_000, 'number of articles, half zh-cn and half en'), runs, seed },
  async run(options, progress) {
    const { readySeconds, editSeconds, peakMiB } = await measureEdits(options, progress);
    const seconds = median(editSeconds);
    const isMet = seconds <= budgetSeconds;
    const rows = [
      ['articles', String(options.articles)],
      ['seconds until the first page', readySeconds.toFixed(1)],
      ['seconds from an edit to the browser', `${seconds.toFixed(2)} (≤ ${budgetSeconds})`],
      ['MiB of the server', String(Math.round(peakMiB))],
    ];
    const report = { ...options, readySeconds, editSeconds, seconds, peakMiB, isMet };
    return { report, text: `${renderTable(rows).join('\n')}\n`, isMet };
  },
});
