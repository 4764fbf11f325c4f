import { z } from 'zod';
import { frameSchema } from './frame.ts';
import { type ComputedPart, computedParts } from './parts/index.ts';

type PartSchemas = { [Part in ComputedPart as Part['field']]: Part['schema'] };

const partSchemas = Object.fromEntries(computedParts.map(({ field, schema }) => [field, schema])) as PartSchemas;

/** The published shape of report.json: the frame and one field for each part that has a result. */
export const reportSchema = z
  .strictObject({ ...frameSchema.shape, ...partSchemas })
  .describe('What to do next, judging by votes, searches, comments, coverage and freshness.');

export type Report = z.output<typeof reportSchema>;
