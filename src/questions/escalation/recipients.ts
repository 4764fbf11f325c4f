import type { QuestionSettings } from '../../knowledge/question-settings.ts';

/** Whose question it is. */
interface Owned {
  assignee: string | null;
  category: string | null;
}

/**
 * Ids of the people and teams that a level names for a question: its team is that of whoever has it, else that of its
 * category. Where a team has no lead, or none above it, the team itself is told.
 */
export function recipientsOf(tell: readonly string[], { people, teams, categories }: QuestionSettings, owned: Owned): string[] {
  const assignee = people.find(({ id }) => id === owned.assignee);
  const team = assignee?.teams[0] ?? categories.find(({ id }) => id === owned.category)?.owner;
  const own = team === undefined ? [] : [team];
  const leads = people
    .filter((each) => each.role === 'lead' && team !== undefined && each.teams.includes(team))
    .map(({ id }) => id);
  const above = teams.find(({ id }) => id === team)?.above;
  const named: Readonly<Record<string, readonly string[]>> = {
    assignee: assignee === undefined ? own : [assignee.id],
    team: own,
    lead: leads.length > 0 ? leads : own,
    above: above === undefined ? own : [above],
  };
  return [...new Set(tell.flatMap((each) => named[each] ?? [each]))];
}
