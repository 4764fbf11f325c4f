import { z } from 'zod';
import { idField, labelField } from '../fields.ts';
import { hoursSchema } from './channels.ts';

const hoursAWeek = z.number().min(0).max(168);

const githubField = z
  .string()
  .regex(
    /^[A-Za-z0-9-]{1,39}(?:\/[A-Za-z0-9_.-]{1,100})?$/,
    'must be a user such as `grace-tan` or a team such as `acme/billing`',
  )
  .describe('User or team on GitHub, such as `acme/billing`, that is asked to review changes: `npm run codeowners`.')
  .optional();

/** `content/team.yaml`: who writes articles and answers questions. */
export const teamSchema = z.strictObject({
  teams: z
    .array(
      z.strictObject({
        id: idField,
        name: labelField,
        mail: z.email().optional(),
        github: githubField,
        above: idField.optional().describe('Id of the team that complaints are passed to when this one does not reply.'),
      }),
    )
    .min(1, 'must have at least one team'),
  people: z
    .array(
      z.strictObject({
        id: idField,
        name: z.string().min(1),
        mail: z.email().optional().describe('For notices of questions; by default the first team’s.'),
        github: githubField,
        teams: z.array(idField).min(1).describe('Team ids.'),
        skills: z.array(idField).describe('Ids of categories that this person can write about; a parent includes its children.'),
        languages: z.array(idField).min(1).describe('Locales in which this person writes and replies.'),
        role: z
          .enum(['reader', 'agent', 'lead'])
          .default('agent')
          .describe('What this person may do with questions: look, reply, or also delete.'),
        working: hoursSchema
          .optional()
          .describe('When this person works, written as the hours of a channel; whoever works now is proposed first.'),
        hours: z.strictObject({
          support: hoursAWeek.describe('Hours a week for questions.'),
          writing: hoursAWeek.describe('Hours a week for articles.'),
        }),
      }),
    )
    .default([]),
  efforts: z
    .partialRecord(
      z.enum(['investigate', 'write', 'rewrite', 'review', 'translate', 'merge', 'answers', 'reply']),
      z.number().positive().max(40),
    )
    .default({})
    .describe('Hours that a piece of work takes, for the plan of the report, where they differ from its assumptions.'),
});

export type Team = z.output<typeof teamSchema>;
