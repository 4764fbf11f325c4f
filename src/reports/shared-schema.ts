import { z } from 'zod';
import { idField } from '../knowledge/fields.ts';

/** Parts of a report's schema that several of its reports share. */

export const count = z.int().min(0);
export const part = z.number().min(0).max(1);

export const shareSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unknown'), n: z.literal(0) }).describe('Nothing was observed.'),
  z.strictObject({ state: z.literal('too-few'), n: count }).describe('Too few observations to say a share.'),
  z
    .strictObject({ state: z.literal('known'), n: count, share: part, low: part, high: part })
    .describe('A share of n with the ends of its 95 % Wilson score interval.'),
]);

export const articleReference = z.strictObject({ locale: idField, id: idField });
