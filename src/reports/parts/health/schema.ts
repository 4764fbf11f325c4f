import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { articleTypes } from '../../../knowledge/schemas/article.ts';
import { minSample } from '../../../metrics/share.ts';
import { count, part } from '../../shared-schema.ts';
import { criterionIds } from './standard.ts';
import { healthFigures, healthWeights } from './weights.ts';

const figure = part.nullable();

const healthArticleSchema = z.strictObject({
  locale: idField,
  id: idField,
  type: z.enum(articleTypes),
  score: z
    .int()
    .min(0)
    .max(100)
    .describe(
      `Weighted mean of the figures that are known, × 100; helpfulness with ${minSample} votes more, which judge as the other figures do.`,
    ),
  known: part.describe('Weight of the figures that are known ÷ all weights.'),
  checklist: z.strictObject({ met: count, applicable: count, unmet: z.array(z.enum(criterionIds)) }),
  figures: z
    .strictObject(
      Object.fromEntries(healthFigures.map((id) => [id, figure])) as Record<(typeof healthFigures)[number], typeof figure>,
    )
    .describe('0…1; null when unknown or not applicable.'),
  readability: z.strictObject({ measure: z.enum(['flesch', 'sentence-length']), value: z.number(), score: part }).nullable(),
  changes: z
    .array(z.strictObject({ change: z.enum([...healthFigures, ...criterionIds]), gain: z.number().min(0) }))
    .max(3)
    .describe('The changes that would raise the score most, and by how many points.'),
});

export const healthSchema = z.strictObject({
  weights: z.strictObject(
    Object.fromEntries(healthFigures.map((id) => [id, z.literal(healthWeights[id])])) as Record<
      (typeof healthFigures)[number],
      z.ZodNumber | z.ZodLiteral<number>
    >,
  ),
  articles: z.array(healthArticleSchema).describe('Published articles, the least healthy first.'),
});

export type HealthReport = z.output<typeof healthSchema>;
export type ArticleHealth = z.output<typeof healthArticleSchema>;

export interface HealthResult {
  health: HealthReport;
}
