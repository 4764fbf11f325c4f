import { z } from 'zod';
import { dateField, idField, severityField, textField } from '../fields.ts';

export const articleTypes = ['faq', 'troubleshooting', 'how-to', 'policy', 'known-issue'] as const;

/** Paths that earlier versions of a page had: plain segments, the last one a page or a file of a kind that pages had. */
const oldPathField = z
  .string()
  .max(300, 'must be at most 300 characters')
  .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[\p{L}\p{N}._~-]+)+\/?$/u, {
    error: 'must be a path of this site such as /help/refund.html: letters, digits, dots, hyphens and single slashes',
    abort: true,
  })
  .refine(
    (path) => !/\.[^./]*$/.test(path) || /\.(?:html?|php|aspx?|jsp)$/i.test(path),
    'must end in .html, .htm, .php, .asp, .aspx or .jsp, or in no ending at all',
  );

/** Front matter of an article. Its file name is its id; its folder is its locale. */
export const articleSchema = z
  .strictObject({
    /** In the reader's words; shown in lists and results. */
    title: textField.max(120, 'must be at most 120 characters'),
    /** One or two sentences that answer or say what the answer covers. */
    summary: textField.max(300, 'must be at most 300 characters'),
    type: z.enum(articleTypes),
    /** Category id of taxonomy.yaml. */
    category: idField,
    /** Product ids of taxonomy.yaml. */
    products: z.array(idField).min(1, 'must name at least one product'),
    /** Stage id of taxonomy.yaml. */
    stage: idField,
    /** `internal` articles exist only in the internal edition. */
    audience: z.enum(['public', 'internal']).default('public'),
    /** KCS article state; only `published` is shown. */
    state: z.enum(['draft', 'in-review', 'published', 'archived']),
    /** Team or person of team.yaml. */
    owner: idField,
    /** Day somebody last read the whole article and found it true. */
    reviewed: dateField,
    /** Days until the next review; the category's interval when left out. */
    reviewEvery: z.int().min(1).max(1825).optional(),
    /** Real questions in the asker's own words that this article answers. */
    answers: z
      .array(textField.max(300, 'must be at most 300 characters'))
      .max(500, 'must name at most 500 questions')
      .default([]),
    /** Article ids, the nearest first. */
    related: z.array(idField).max(100, 'must name at most 100 articles').default([]),
    /** Old paths that lead here, such as `/help/refund.html`. */
    redirectFrom: z.array(oldPathField).max(200, 'must name at most 200 paths').default([]),
    /** Channel id of channels.yaml that helps when the article does not. */
    escalateTo: idField.optional(),
    /** Revision of the default-locale article this text corresponds to. */
    translates: z
      .string()
      .regex(/^[0-9a-f]{12}$/, 'must be a revision: 12 hex digits')
      .optional(),
    /** State of the fault; for `known-issue` only. */
    issue: z
      .strictObject({
        status: z.enum(['open', 'monitoring', 'resolved']),
        since: dateField,
        resolved: dateField.optional(),
        severity: severityField,
      })
      .optional(),
  })
  .refine(({ type, issue }) => (type === 'known-issue') === (issue !== undefined), {
    path: ['issue'],
    error: 'belongs to type `known-issue`, which needs it: {status, since, severity}',
  })
  .refine(({ issue }) => issue === undefined || (issue.status === 'resolved') === (issue.resolved !== undefined), {
    path: ['issue', 'resolved'],
    error: 'must be the day the fault ended when status is `resolved`, and left out otherwise',
  })
  .refine(({ issue }) => issue?.resolved === undefined || issue.resolved >= issue.since, {
    path: ['issue', 'resolved'],
    error: 'must not lie before `since`',
  });

export type ArticleData = z.output<typeof articleSchema>;
