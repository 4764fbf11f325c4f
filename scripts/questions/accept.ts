import { MisuseError, UserError } from '../../src/errors.ts';
import { makeMove } from '../../src/questions/make-move.ts';
import { requireQuestion } from './show.ts';
import { requirePerson, type Task } from './task.ts';

export const accept: Task = {
  summary: 'accepts a question that was held back as possible spam',
  needsId: true,
  withoutJson: true,
  accepts: ['as'],
  async run(desk, { as }, id) {
    const person = requirePerson(desk, as);
    const question = await requireQuestion(desk, id);
    if (!question.isHeldBack)
      throw new MisuseError(`Question ${question.id} is not held back.`, '`list --held-back` lists those that are.');
    const made = await makeMove(desk.store, desk, question.id, {
      move: 'note',
      side: 'staff',
      actor: person.id,
      isAccepted: true,
    });
    if (made.outcome !== 'done')
      throw new UserError(`Question ${question.id} was not accepted.`, 'Somebody else is changing it; try again.');
    desk.print(`${question.id} waits for a reply with the others.`);
  },
};
