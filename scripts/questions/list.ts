import { type ListedQuestion, readList } from '../../src/questions/list-questions.ts';
import { byPriority, countDemand, demandDays, priorityOf } from '../../src/questions/priority.ts';
import type { QuestionFilter } from '../../src/questions/question-filter.ts';
import { kinds, type State, states } from '../../src/questions/states.ts';
import { readChoice, readCount } from '../command-line.ts';
import { describeDue, firstLine, textOrReason, unreadableHelp, withoutReference } from './describe.ts';
import { type Desk, requirePerson, type Task, type TaskOptions } from './task.ts';

export const list: Task = {
  summary: 'lists the questions that wait for a reply, those due first',
  needsId: false,
  accepts: [
    'state',
    'kind',
    'category',
    'locale',
    'search',
    'mine',
    'as',
    'unassigned',
    'overdue',
    'call-backs',
    'held-back',
    'escalated',
    'limit',
  ],
  async run(desk, options) {
    const filter = filterOf(desk, options);
    const limit = readCount('limit', options.limit ?? '50', 10_000);
    const { questions: found, next, lookedAt } = await readList(desk.store, desk.sealer, filter, { limit });
    const demand = await countDemand(desk.store, desk.now);
    if (options.json === true) {
      desk.print(
        JSON.stringify(
          found.map((question) => ({ ...withoutReference(question), priority: priorityOf(question, demand) })),
          null,
          2,
        ),
      );
      return;
    }
    for (const question of found) desk.print(lineOf(question, desk.now, filter.hasCallBack === true));
    desk.print(found.length === 0 ? 'No such question.' : `\n${found.length} ${found.length === 1 ? 'question' : 'questions'}.`);
    const unreadable = found.filter(({ isUnreadable }) => isUnreadable).length;
    if (unreadable > 0) desk.print(`${unreadable} of them cannot be decrypted. ${unreadableHelp}`);
    if (lookedAt !== undefined) desk.print(`${lookedAt} questions were looked at, and there are more: narrow the search down.`);
    else if (next !== undefined) desk.print('There are more: raise --limit, or narrow the list down.');
    const [pressing] = byPriority(demand);
    if (pressing !== undefined)
      desk.print(
        `Most pressing topic: ${pressing.category}, ${pressing.frequency} in ${demandDays} days × ${pressing.severity} harm = priority ${pressing.priority}.`,
      );
  },
};

function filterOf(desk: Desk, options: TaskOptions): QuestionFilter {
  const { state, kind, locale, category, search } = options;
  const wanted: readonly State[] | undefined =
    state === undefined ? undefined : state === 'all' ? states : [readChoice('a state', state, states)];
  return {
    states: search !== undefined && wanted === undefined ? states : wanted,
    kind: kind === undefined ? undefined : readChoice('a kind', kind, kinds),
    category,
    locale,
    text: search,
    ...(options.mine === true && { assignee: requirePerson(desk, options.as).id }),
    ...(options.unassigned === true && { assignee: null }),
    ...(options.overdue === true && { dueBefore: desk.now }),
    hasCallBack: options['call-backs'],
    isHeldBack: options['held-back'],
    isEscalated: options.escalated,
  };
}

function lineOf(question: ListedQuestion, now: number, isCallBack: boolean): string {
  const { id, state, kind, locale, category, assignee } = question;
  return [
    describeDue(isCallBack ? { ...question, dueAt: question.callBackAt } : question, now).padEnd(14),
    id,
    state.padEnd(10),
    kind.padEnd(9),
    locale.padEnd(5),
    (category ?? 'unclassified').padEnd(16),
    (assignee ?? '–').padEnd(12),
    firstLine(textOrReason(question), 60),
  ].join('  ');
}
