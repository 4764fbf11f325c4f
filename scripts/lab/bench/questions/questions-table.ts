import { renderTable } from '../../table.ts';
import { budgets, type QuestionsReport, type StoreFigures } from './questions.ts';

/** The figures for the terminal; those over budget are marked. */
export function renderQuestions({ questions, stores }: QuestionsReport): string {
  if (stores.length === 0) return 'PostgreSQL is not installed: nothing was measured.\n';
  return stores.map((figures) => renderStore(questions, figures)).join('\n');
}

function renderStore(questions: number, figures: StoreFigures): string {
  const { store, lists, askedPerSecond, votedPerSecond, statesMs, report } = figures;
  const rows = lists.map(({ name, medianMs, p95Ms, rows: found }) => [
    name,
    String(found),
    medianMs.toFixed(1),
    p95Ms.toFixed(1),
    p95Ms > budgets.p95Ms ? 'OVER' : '',
  ]);
  const isSlow = askedPerSecond < budgets.askedPerSecond;
  return [
    `${questions} questions in ${store}; budget p95 ≤ ${budgets.p95Ms} ms`,
    ...renderTable([['list', 'rows', 'median ms', 'p95 ms', ''], ...rows]),
    '',
    `Stored: ${askedPerSecond.toFixed(0)} questions a second, durably (budget ${budgets.askedPerSecond}), beside ${votedPerSecond.toFixed(0)} votes a second${isSlow ? '  OVER' : ''}`,
    `Counting all questions by state: ${statesMs.toFixed(0)} ms, once in ten minutes`,
    `Figures of service of ${report.questions} questions: ${report.milliseconds.toFixed(0)} ms`,
    '',
  ].join('\n');
}
