import { z } from 'zod';
import { dateField, idField } from '../knowledge/fields.ts';

/** Schemas that several parts share. */

export const count = z.int().min(0);
export const part = z.number().min(0).max(1);

export const shareSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unknown'), n: z.literal(0) }).describe('Nothing was observed.'),
  z.strictObject({ state: z.literal('too-few'), n: count }).describe('Too few observations to give a share.'),
  z
    .strictObject({ state: z.literal('known'), n: count, share: part, low: part, high: part })
    .describe('A share of n with the ends of its 95 % Wilson score interval.'),
]);

export const votesSchema = z.strictObject({ helpful: count, notHelpful: count, helpfulness: shareSchema });

export type Votes = z.output<typeof votesSchema>;

export const articleReference = z.strictObject({ locale: idField, id: idField });

export type ArticleReference = z.output<typeof articleReference>;

export const daysSchema = z.strictObject({ from: dateField, to: dateField });

export const periodSchema = daysSchema.describe('Days covered, both included.');
