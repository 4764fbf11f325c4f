import { renderTable } from '../../table.ts';
import { budgets, type QuestionsReport } from './questions.ts';

/** The figures for the terminal; those over budget are marked. */
export function renderQuestions({ questions, lists, askedPerSecond }: QuestionsReport): string {
  const rows = lists.map(({ name, medianMs, p95Ms, rows: found }) => [
    name,
    String(found),
    medianMs.toFixed(1),
    p95Ms.toFixed(1),
    p95Ms > budgets.p95Ms ? 'OVER' : '',
  ]);
  const rate = `Stored: ${askedPerSecond.toFixed(0)} a second, durably (budget ${budgets.askedPerSecond})${askedPerSecond < budgets.askedPerSecond ? '  OVER' : ''}`;
  return `${[`${questions} questions in SQLite; budget p95 ≤ ${budgets.p95Ms} ms`, ...renderTable([['list', 'rows', 'median ms', 'p95 ms', ''], ...rows]), '', rate].join('\n')}\n`;
}
