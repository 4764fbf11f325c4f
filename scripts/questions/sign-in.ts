import { createLink } from '../../src/questions/staff/sign-in.ts';
import { randomOf } from './random.ts';
import { requirePerson, type Task } from './task.ts';

export const signIn: Task = {
  summary: 'prints a link with which a person signs in to the staff’s pages, once within 15 minutes',
  needsId: false,
  withoutJson: true,
  accepts: ['as'],
  async run(desk, { as }) {
    const person = requirePerson(desk, as);
    const link = await createLink(desk.store, randomOf, person.id, desk.now);
    desk.print(`/staff/sign-in/${link}`);
    desk.print(`Open it on the internal edition as ${person.name}, such as http://127.0.0.1:4321/staff/sign-in/${link}`);
  },
};
