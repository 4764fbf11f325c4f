import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { count, shareSchema } from '../../shared-schema.ts';
import { gapSchema } from '../gaps/schema.ts';

const cellSchema = z.strictObject({
  published: count.describe('Published public articles: fresh + overdue.'),
  fresh: count.describe('Published and not overdue.'),
  overdue: count,
  draft: count.describe('Draft or in review.'),
  archived: count,
  demand: z.number().min(0).describe('Weighted not-helpful votes and failed searches.'),
  notHelpful: count.describe('Learners’ not-helpful votes on the present texts.'),
  failedSearches: count.describe('By the category of the nearest article; the product of a search is unknown.'),
  coverage: shareSchema.describe(
    'Demand met by published, fresh articles ÷ all demand; n counts signals. No article meets a failed search.',
  ),
});

const productCells = z.array(
  cellSchema.extend({ product: idField.nullable().describe('Null for all products that are not in the taxonomy.') }),
);

const coverageRowSchema = z.strictObject({
  locale: idField,
  category: idField.nullable().describe('Null for all categories that are not in the taxonomy.'),
  path: z.array(idField).describe('Ancestors from the root down to the parent.'),
  all: cellSchema.describe('Each article once, in this category and below.'),
  products: productCells.describe('An article with several products counts in each.'),
});

export const coverageSchema = z.strictObject({
  rows: z.array(coverageRowSchema),
  totals: z
    .array(z.strictObject({ locale: idField, all: cellSchema, products: productCells }))
    .describe('Each article once; the sum of the rows without ancestors.'),
  gaps: z.array(gapSchema).describe('Highest demand first, then severity.'),
});

export type CoverageReport = z.output<typeof coverageSchema>;
export type CoverageRow = z.output<typeof coverageRowSchema>;
export type CoverageCell = z.output<typeof cellSchema>;

export interface CoverageResult {
  coverage: CoverageReport;
}
