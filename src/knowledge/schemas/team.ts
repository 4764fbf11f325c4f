import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

const hoursAWeek = z.number().min(0).max(168);

/** `content/team.yaml`: who writes articles and answers questions. */
export const teamSchema = z.strictObject({
  teams: z
    .array(z.strictObject({ id: idField, name: labelField, mail: z.email().optional() }))
    .min(1, 'must have at least one team'),
  people: z
    .array(
      z.strictObject({
        id: idField,
        name: z.string().min(1),
        /** Team ids. */
        teams: z.array(idField).min(1),
        /** Ids of categories that this person can write about; a parent includes its children. */
        skills: z.array(idField),
        /** Locales in which this person writes. */
        languages: z.array(idField).min(1),
        hours: z.strictObject({ support: hoursAWeek, writing: hoursAWeek }),
      }),
    )
    .default([]),
});

export type Team = z.output<typeof teamSchema>;
