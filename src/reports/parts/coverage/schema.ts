import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { count, shareSchema } from '../../shared-schema.ts';
import { gapSchema } from '../gaps/schema.ts';
import { answeringLimits } from './answering.ts';

const { minNotHelpful, minHelpfulness, maxFragile } = answeringLimits;

const independent = z.number().min(0);

const cellSchema = z.strictObject({
  published: count.describe('Published public articles: fresh + overdue.'),
  fresh: count.describe('Published and not overdue.'),
  overdue: count,
  answering: count.describe('Without shortcomings: current, helpful enough, and found.'),
  draft: count.describe('Draft or in review.'),
  archived: count,
  demand: z.number().min(0).describe('Signals that a learner needed an answer: the sum of the six kinds below.'),
  met: count.describe('Signals that an answering article met.'),
  unmet: count.describe('demand − met.'),
  foundSearches: count.describe('Ended at a confident result; always met. Their category is unknown.'),
  failedSearches: count.describe('By the category of the nearest article; never met. Their product and stage are unknown.'),
  helpful: count.describe('Learners’ helpful votes of the period; met if their article is published, current and found.'),
  notHelpful: count.describe('Learners’ not-helpful votes of the period; never met.'),
  questions: count.describe('Asked of the staff; met if the article that they were answered with answers.'),
  visits: count.describe('Visits to articles that left no vote, where they are counted; met if the article answers.'),
  independent: independent.describe(
    'As how many independent signals they count: visits and questions of one article are met together (Kish 1965).',
  ),
  coverage: shareSchema.describe('met ÷ demand; n counts signals, the interval independent ones. Unknown without demand.'),
});

const productCells = z.array(
  cellSchema.extend({ product: idField.nullable().describe('Null when it is unknown, or not in the taxonomy.') }),
);
const stageCells = z.array(
  cellSchema.extend({ stage: idField.nullable().describe('Null when it is unknown, or not in the taxonomy.') }),
);

const coverageRowSchema = z.strictObject({
  locale: idField,
  category: idField.nullable().describe('Null when it is unknown, or not in the taxonomy.'),
  path: z.array(idField).describe('Ancestors from the root down to the parent.'),
  all: cellSchema.describe('Each article and signal once, in this category and below.'),
  products: productCells.describe('An article with several products, and its signals, count in each.'),
  stages: stageCells.describe('Each article and signal once.'),
});

export const coverageSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: demand is unknown, not none.'),
  visitsCounted: z.boolean().describe('Whether there was a file of visits.'),
  contractChecked: z.boolean().describe('Whether `npm run check -- --fragile` has said what search finds.'),
  all: cellSchema.describe('All locales.'),
  before: shareSchema.describe('Coverage of the period before, with the reviews that had been due then.'),
  beforeIndependent: independent,
  rows: z.array(coverageRowSchema),
  totals: z
    .array(z.strictObject({ locale: idField, all: cellSchema, products: productCells, stages: stageCells }))
    .describe('Each article once; the sum of the rows without ancestors.'),
  cells: z
    .array(
      cellSchema.extend({
        locale: idField,
        category: idField.nullable(),
        products: z.array(idField).describe('All products of an article; empty when unknown.'),
        stage: idField.nullable(),
      }),
    )
    .describe('Category × products × stage × locale: each article and signal in exactly one. They add up to the totals.'),
  limits: z
    .strictObject({
      minNotHelpful: count.describe(`Votes that are enough to judge an article: ${minNotHelpful}.`),
      minHelpfulness: z.number().describe(`The lower end of its interval may not be below this: ${minHelpfulness}.`),
      maxFragile: z.number().describe(`At most this share of its questions is found only in exact wording: ${maxFragile}.`),
    })
    .describe('When an article answers well enough.'),
  gaps: z.array(gapSchema).describe('Highest demand first, then severity.'),
});

export type CoverageReport = z.output<typeof coverageSchema>;
export type CoverageRow = z.output<typeof coverageRowSchema>;
export type CoverageCell = z.output<typeof cellSchema>;

export interface CoverageResult {
  coverage: CoverageReport;
}
