import { z } from 'zod';
import { idField, labelField, severityField } from '../fields.ts';

const categoryFields = {
  id: idField,
  label: labelField,
  /** One sentence, shown in lists and on the category's page. */
  description: labelField,
  /** Name of an icon of Lucide, https://lucide.dev/icons */
  icon: z.string().default('book-open'),
  /** Harm done by a wrong or missing answer; weights demand in the reports. */
  severity: severityField.default('medium'),
  /** Default number of days between reviews of its articles. Keep it short where money is at stake. */
  reviewEvery: z.int().min(1).max(1825).default(180),
  /** Id of the responsible team from team.yaml. */
  owner: idField,
};

/** A category. `children` can be nested to any depth. */
const categorySchema: z.ZodType<CategoryNode> = z.strictObject({
  ...categoryFields,
  children: z.array(z.lazy(() => categorySchema)).default([]),
});

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
  /** In the order in which learners go through them. */
  stages: z.array(stageSchema).min(1, 'must have at least one stage'),
  /** Reasons that readers can choose for a not-helpful vote. */
  voteReasons: z.array(voteReasonSchema).default([]),
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
