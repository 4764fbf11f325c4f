import type { Cursor } from '../../../../src/questions/finding/stream.ts';
import type { QuestionFilter } from '../../../../src/questions/question-filter.ts';
import { states } from '../../../../src/questions/states.ts';
import { wordOf } from './generated.ts';

const closed = ['answered', 'resolved', 'rated'] as const;

/** What the staff asks for, and what a database finds hardest; the words are those of `generateQuestions`. */
export const lists: readonly { name: string; filter: QuestionFilter; after?: Cursor }[] = [
  { name: 'waiting', filter: {} },
  { name: 'waiting, nobody has it', filter: { assignee: null } },
  { name: 'waiting, mine', filter: { assignee: 'person-4' } },
  { name: 'waiting, to be called', filter: { hasCallBack: true } },
  { name: 'waiting, escalated', filter: { isEscalated: true } },
  { name: 'held back', filter: { isHeldBack: true } },
  { name: 'closed', filter: { states: closed } },
  { name: 'closed, of two years ago', filter: { states: closed }, after: { at: Date.parse('2024-06-01'), id: '' } },
  { name: 'closed, en, one topic', filter: { states: closed, locale: 'en', category: 'refunds' } },
  { name: 'closed, a rare topic', filter: { states: closed, category: 'seldom' } },
  { name: 'closed, complaints, mine', filter: { states: closed, kind: 'complaint', assignee: 'person-4' } },
  { name: 'of one asker', filter: { states, customers: ['c77'] } },
  { name: 'of an asker with 25 000', filter: { states, customers: ['school'] } },
  { name: 'search: a frequent word', filter: { states, text: wordOf(0) } },
  { name: 'search: two frequent words', filter: { states, text: `${wordOf(0)} ${wordOf(1)}` } },
  { name: 'search: frequent, never together', filter: { states, text: 'north south' } },
  { name: 'search: frequent, long ago', filter: { states, text: 'past' } },
  { name: 'search: eight frequent words', filter: { states, text: [0, 1, 2, 3, 4, 5, 6, 7].map(wordOf).join(' ') } },
  { name: 'search: a rare word', filter: { states, text: wordOf(2_990) } },
  { name: 'search: frequent and rare', filter: { states, text: `${wordOf(0)} ${wordOf(2_990)}` } },
  { name: 'search: in ten questions', filter: { states, text: 'lone' } },
  { name: 'search: no such word', filter: { states, text: `${wordOf(0)} nothing` } },
  { name: 'search: a frequent word, rare topic', filter: { states, text: 'north', category: 'seldom' } },
  { name: 'search among those waiting', filter: { text: wordOf(3) } },
  { name: 'by the beginning of an id', filter: { states, text: '240101' } },
];
