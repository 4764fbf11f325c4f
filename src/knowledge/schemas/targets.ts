import { z } from 'zod';
import { idField } from '../fields.ts';

/** `content/targets.yaml`: what the operator aims at, for each figure of the scorecard. */
export const targetsSchema = z.array(
  z.strictObject({
    /** Figure, by its name in the reports. */
    metric: idField,
    better: z.enum(['higher', 'lower']),
    target: z.number(),
    /** Past this value an alert is raised. */
    alert: z.number(),
    /** A deviation of this size counts as one; makes figures of different units comparable. */
    scale: z.number().positive(),
  }),
);

export type Targets = z.output<typeof targetsSchema>;
