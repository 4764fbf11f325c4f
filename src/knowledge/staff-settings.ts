import { z } from 'zod';
import { idField, labelField } from './fields.ts';
import type { QuestionSettings } from './question-settings.ts';
import type { Team } from './schemas/team.ts';

/** A team that works on questions; in the internal edition only. */
export const staffTeamSchema = z.strictObject({
  id: idField,
  name: labelField,
  mail: z.email().optional(),
  above: idField.optional(),
});

export type StaffTeam = z.output<typeof staffTeamSchema>;

/** Who works on questions, as the staff’s pages show them and letters reach them. */
export function staffOf({ teams, people }: Team): QuestionSettings['people'] {
  return people.map(({ id, name, teams: own, mail, languages, skills, hours, working, role }) => {
    const team = teams.find((each) => each.id === own[0])?.name;
    return {
      id,
      name,
      ...(team && { team }),
      teams: own,
      ...(mail && { mail }),
      languages,
      skills,
      supportHours: hours.support,
      ...(working && { working }),
      role,
    };
  });
}

export function staffTeamsOf({ teams }: Team): StaffTeam[] {
  return teams.map(({ id, name, mail, above }) => ({ id, name, ...(mail && { mail }), ...(above && { above }) }));
}
