import { MisuseError, UserError } from '../../src/errors.ts';
import { correctContact } from '../../src/questions/correct-contact.ts';
import { customersOf } from '../../src/questions/customer.ts';
import { exportQuestions } from '../../src/questions/export-questions.ts';
import { type ListedQuestion, listQuestions } from '../../src/questions/list-questions.ts';
import { makeMove } from '../../src/questions/make-move.ts';
import { contactKind } from '../../src/questions/question.ts';
import { states } from '../../src/questions/states.ts';
import { readChoice } from '../command-line.ts';
import { describeInstant, firstLine, textOrReason } from './describe.ts';
import { linesOf, writeAll } from './export.ts';
import { type Desk, requirePerson, type Task } from './task.ts';

const actions = ['show', 'export', 'correct', 'erase'] as const;

/** More questions than one person asks in a lifetime. */
const maxQuestions = 10_000;

export const customer: Task = {
  summary: 'what is stored of one asker: listed, exported, their contact corrected, or all of it erased',
  needsId: true,
  argument: actions.join('|'),
  withoutJson: true,
  accepts: ['contact', 'to', 'output', 'as'],
  async run(desk, options, action) {
    const what = readChoice('an action', action, actions);
    const contact = requireContact('contact', options.contact);
    const customers = customersOf(contact, desk.sealer);
    const questions = await questionsOf(desk, customers);
    if (questions.length === 0)
      throw new UserError(
        'No question is stored with this contact.',
        'Is it the mail address or the number that they left? Every way of writing it is found.',
      );
    if (what === 'show') {
      for (const { id, state, receivedAt, ...question } of questions)
        desk.print(`${id}  ${describeInstant(receivedAt)}  ${state.padEnd(10)}  ${firstLine(textOrReason(question), 60)}`);
      desk.print(`\n${questions.length} ${questions.length === 1 ? 'question' : 'questions'}.`);
      return;
    }
    if (what === 'export') {
      const all = exportQuestions(desk.store, desk.sealer, { withContact: true, withText: true }, customers);
      const written = await writeAll(options.output, linesOf(all));
      if (options.output !== undefined) desk.print(`Wrote ${written} questions to ${options.output}.`);
      return;
    }
    const person = requirePerson(desk, options.as);
    if (what === 'erase') {
      for (const { id } of questions) await makeMove(desk.store, desk, id, { move: 'erase', side: 'staff', actor: person.id });
      desk.print(`Erased the texts and the contact of ${questions.length} questions. Their times and states still count.`);
      return;
    }
    const to = requireContact('to', options.to);
    let corrected = 0;
    for (const { id } of questions)
      if (await correctContact(desk.store, { sealer: desk.sealer, actor: person.id, now: desk.now }, id, to)) corrected += 1;
    desk.print(`Corrected the contact of ${corrected} ${corrected === 1 ? 'question' : 'questions'}.`);
  },
};

function requireContact(option: 'contact' | 'to', contact: string | undefined): string {
  if (contact !== undefined && contactKind(contact) !== undefined) return contact;
  throw new MisuseError(
    contact === undefined ? `--${option} is missing.` : `--${option} cannot be \`${contact}\`.`,
    'Give a mail address or a phone number.',
  );
}

/** The newest first, also those held back as possible spam. */
async function questionsOf({ store, sealer }: Desk, customers: readonly string[]): Promise<ListedQuestion[]> {
  const lists = await Promise.all(
    [false, true].map((isHeldBack) => listQuestions(store, sealer, { customers, states, isHeldBack }, maxQuestions)),
  );
  return lists.flat();
}
