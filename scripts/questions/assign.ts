import { assignWaiting, readTeamWork } from '../../src/questions/assignment/assign-waiting.ts';
import { inHours } from '../../src/questions/assignment/in-hours.ts';
import { type Proposal, proposePerson } from '../../src/questions/assignment/propose-person.ts';
import { moveTasks } from './move.ts';
import { requireQuestion } from './show.ts';
import { type Desk, requirePerson, type Task } from './task.ts';

const { assign: give } = moveTasks;

export const assign: Task = {
  summary: 'gives it to a person; --suggest says who suits it best, and why',
  needsId: true,
  accepts: ['suggest', ...(give?.accepts ?? [])],
  async run(desk, options, id) {
    if (options.suggest !== true) {
      await give?.run(desk, options, id);
      return;
    }
    const question = await requireQuestion(desk, id);
    const proposal = proposePerson(question, await readTeamWork(desk.store, desk));
    desk.print(options.json === true ? JSON.stringify(proposal, null, 2) : describeProposal(proposal, question.locale));
    if (proposal.outcome === 'proposed' && options.json !== true)
      desk.print(
        `\`npm run questions -- assign ${question.id} --as YOUR-ID --to ${proposal.candidate.person.id}\` gives it to them.`,
      );
  },
};

export const distribute: Task = {
  summary: 'gives the classified questions that nobody has to whoever suits them and has time',
  needsId: false,
  accepts: ['as'],
  async run(desk: Desk, { as, json }) {
    requirePerson(desk, as);
    const assigned = await assignWaiting(desk.store, desk);
    if (json === true) return desk.print(JSON.stringify(assigned, null, 2));
    for (const { id, proposal } of assigned) desk.print(`${id}  ${describeProposal(proposal)}`);
    const given = assigned.filter(({ proposal }) => proposal.outcome === 'proposed').length;
    desk.print(`${given} given away, ${assigned.length - given} left with nobody.`);
  },
};

function describeProposal(proposal: Proposal, locale?: string): string {
  switch (proposal.outcome) {
    case 'no-skill':
      return 'Nobody has the skill; add it to `skills` in team.yaml.';
    case 'no-language':
      return `Nobody with the skill replies in ${locale ?? 'its language'}; see \`languages\` in team.yaml.`;
    case 'full':
      return `Everyone is full: ${inHours(proposal.work)} h of work against ${inHours(proposal.capacity)} h this week.`;
    default: {
      const { candidate, expected } = proposal;
      const { person, skill, work, capacity, isWorking } = candidate;
      const reasons = [
        ...(skill === null ? [] : [`knows ${skill}`]),
        `${inHours(work)} h of work against ${inHours(capacity)} h this week`,
        ...(isWorking === undefined ? [] : [isWorking ? 'working now' : 'not working now']),
        `about ${Math.round(expected.minutes)} min (${expected.n === 0 ? 'a default: too few are recorded' : `median of ${expected.n}`})`,
      ];
      return `${person.id}: ${reasons.join(', ')}.`;
    }
  }
}
