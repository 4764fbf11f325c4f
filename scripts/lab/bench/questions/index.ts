import { choice, count, definePart } from '../../parts.ts';
import { benchQuestions } from './questions.ts';
import { renderQuestions } from './questions-table.ts';

export const questionsBenchmark = definePart({
  name: 'questions',
  summary: ['lists and searches of a million questions in SQLite and PostgreSQL, and how many a second are stored'],
  options: {
    questions: count(1_000_000, 'how many questions the database has'),
    asked: count(2_000, 'how many are stored, 32 at a time, each durable before it is acknowledged'),
    store: choice(['both', 'sqlite', 'postgres'], 'which databases; PostgreSQL only where it is installed'),
    repeats: count(15, 'how often each list is asked for'),
  },
  async run(options, progress) {
    const report = await benchQuestions(options, progress);
    return { report, text: renderQuestions(report), isMet: report.isMet };
  },
});
