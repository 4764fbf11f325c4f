import { z } from 'zod';
import { idField } from '../fields.ts';

/** `content/targets.yaml`: the operator's targets for the metrics of the scorecard. */
export const targetsSchema = z.array(
  z.strictObject({
    /** Name of the metric in the reports. */
    metric: idField,
    better: z.enum(['higher', 'lower']),
    target: z.number(),
    /** Value beyond which an alert is raised. */
    alert: z.number(),
    /** Deviation that counts as 1, which makes metrics with different units comparable. */
    scale: z.number().positive(),
  }),
);

export type Targets = z.output<typeof targetsSchema>;
