import { z } from 'zod';
import { idField } from '../fields.ts';

/** `content/targets.yaml`: the operator's targets for the metrics of the scorecard. */
export const targetsSchema = z.array(
  z.strictObject({
    metric: idField.describe('Name of the metric in the reports.'),
    better: z.enum(['higher', 'lower']),
    target: z.number(),
    alert: z.number().describe('Value beyond which an alert is raised.'),
    scale: z.number().positive().describe('Deviation that counts as 1, which makes metrics with different units comparable.'),
  }),
);

export type Targets = z.output<typeof targetsSchema>;
