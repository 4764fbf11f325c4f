import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { count } from '../../shared-schema.ts';

export const stalenessSchema = z.array(
  z.strictObject({ locale: idField, published: count, fresh: count, due: count, overdue: count, debt: z.number().min(0) }),
);

export interface StalenessResult {
  staleness: z.output<typeof stalenessSchema>;
}
