import { z } from 'zod';
import { idField, labelField, severityField } from '../fields.ts';

const categoryFields = {
  id: idField.describe('Named by articles, and part of the address of its page: better not changed.'),
  label: labelField.describe('Its name, by locale.'),
  description: labelField.describe('One sentence, shown in lists and on the category’s page.'),
  icon: z.string().default('book-open').describe('Name of an icon of Lucide, https://lucide.dev/icons'),
  severity: severityField.default('medium').describe('Harm done by a wrong or missing answer; weights demand in the reports.'),
  reviewEvery: z
    .int()
    .min(1)
    .max(1825)
    .default(180)
    .describe('Default number of days between reviews of its articles. Keep it short where money is at stake.'),
  owner: idField.describe('Id of the responsible team from team.yaml.'),
};

/** A category. `children` can be nested to any depth. */
const categorySchema: z.ZodType<CategoryNode> = z
  .strictObject({
    ...categoryFields,
    children: z
      .array(z.lazy(() => categorySchema))
      .default([])
      .describe('Its subcategories.'),
  })
  .meta({ id: 'category' });

const productSchema = z.strictObject({ id: idField, label: labelField, description: labelField });

const stageSchema = z.strictObject({ id: idField, label: labelField });

const voteReasonSchema = z.strictObject({
  id: idField,
  label: labelField,
  severity: severityField.default('medium'),
});

/** `content/taxonomy.yaml`: how articles and questions are classified. */
export const taxonomySchema = z.strictObject({
  categories: z.array(categorySchema).min(1, 'must have at least one category'),
  products: z.array(productSchema).min(1, 'must have at least one product'),
  stages: z.array(stageSchema).min(1, 'must have at least one stage').describe('In the order in which learners go through them.'),
  voteReasons: z.array(voteReasonSchema).default([]).describe('Reasons that readers can choose for a not-helpful vote.'),
});

export type Taxonomy = z.output<typeof taxonomySchema>;
export type CategoryNode = z.output<z.ZodObject<typeof categoryFields>> & { children: CategoryNode[] };
export type Product = z.output<typeof productSchema>;
export type Stage = z.output<typeof stageSchema>;
export type VoteReason = z.output<typeof voteReasonSchema>;

/** A category and its relatives in the tree. */
export interface Category extends Omit<CategoryNode, 'children'> {
  /** Ids from the root down to the parent; empty for a top-level category. */
  ancestors: readonly string[];
  childIds: readonly string[];
}

/** All categories, parents before their children, in the order of the file. */
export function listCategories(taxonomy: Taxonomy): Category[] {
  const walk = (nodes: readonly CategoryNode[], ancestors: readonly string[]): Category[] =>
    nodes.flatMap(({ children, ...node }) => [
      { ...node, ancestors, childIds: children.map(({ id }) => id) },
      ...walk(children, [...ancestors, node.id]),
    ]);
  return walk(taxonomy.categories, []);
}
