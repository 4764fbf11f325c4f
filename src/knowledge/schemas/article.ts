import { z } from 'zod';
import { audiences } from '../audience.ts';
import { dateField, idField, severityField, textField } from '../fields.ts';

export const articleTypes = ['faq', 'troubleshooting', 'how-to', 'policy', 'known-issue'] as const;

const oldPathShape = {
  error: 'must be a path of this site such as /help/refund.html: letters, digits, dots, hyphens and single slashes',
  abort: true,
};

/** A path that a page used to have. Only extensions of pages are allowed, so a redirect cannot replace other files. */
const oldPathField = z
  .string()
  .max(300, 'must be at most 300 characters')
  .regex(/^(?:\/[\p{L}\p{N}._~-]+)+\/?$/u, oldPathShape)
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), oldPathShape)
  .refine(
    (path) => !/\.[^./]*$/.test(path) || /\.(?:html?|php|aspx?|jsp)$/i.test(path),
    'must end in .html, .htm, .php, .asp, .aspx or .jsp, or have no extension',
  );

const questionField = textField.max(300, 'must be at most 300 characters');

/** A question, or one that shares no word with the article and is meant all the same; see `answers/unrelated`. */
const answerField = z
  .union([questionField, z.strictObject({ question: questionField, meant: z.literal(true) })], {
    error: 'must be a question, or `{question: "…", meant: true}`',
  })
  .transform((answer) => (typeof answer === 'string' ? answer : answer.question));

/** Front matter of an article. The file name is the article's id; the folder is its locale. */
export const articleSchema = z
  .strictObject({
    /** In learners' words; shown in lists and search results. */
    title: textField.max(120, 'must be at most 120 characters'),
    /** One or two sentences with the answer, or what it covers. */
    summary: textField.max(300, 'must be at most 300 characters'),
    type: z.enum(articleTypes),
    /** Category id from taxonomy.yaml. */
    category: idField,
    /** Product ids from taxonomy.yaml. */
    products: z.array(idField).min(1, 'must name at least one product'),
    /** Stage id from taxonomy.yaml. */
    stage: idField,
    /** `internal` articles exist only in the internal edition. */
    audience: z.enum(audiences).default('public'),
    /** KCS article state. Readers see `published` articles only. */
    state: z.enum(['draft', 'in-review', 'published', 'archived']),
    /** Id of a team or person from team.yaml. */
    owner: idField,
    /** Day on which someone last read the whole article and confirmed that it is correct. */
    reviewed: dateField,
    /** The last change that readers should know of, in one sentence. */
    changed: z.strictObject({ on: dateField, note: textField.max(200, 'must be at most 200 characters') }).optional(),
    /** Days between reviews; defaults to the category's interval. */
    reviewEvery: z.int().min(1).max(1825).optional(),
    /** Questions that the article answers, in learners' own words. */
    answers: z.array(answerField).max(500, 'must name at most 500 questions').default([]),
    /** Article ids, the most related first. */
    related: z.array(idField).max(100, 'must name at most 100 articles').default([]),
    /** Old paths that redirect here, such as `/help/refund.html`. */
    redirectFrom: z.array(oldPathField).max(200, 'must name at most 200 paths').default([]),
    /** Channel id from channels.yaml for readers whom the article did not help. */
    escalateTo: idField.optional(),
    /** Revision of the original (the default locale's article) that this text translates. */
    translates: z
      .string()
      .regex(/^[0-9a-f]{12}$/, 'must be a revision: 12 hex digits')
      .optional(),
    /** For `known-issue` only. */
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
    error: 'is required for type `known-issue` and not allowed otherwise: {status, since, severity}',
    when: areValid('type', 'issue'),
  })
  .refine(({ issue }) => issue === undefined || (issue.status === 'resolved') === (issue.resolved !== undefined), {
    path: ['issue', 'resolved'],
    error: 'must be the day the issue was resolved when `status` is `resolved`, and left out otherwise',
    when: areValid('issue'),
  })
  .refine(({ issue }) => issue?.resolved === undefined || issue.resolved >= issue.since, {
    path: ['issue', 'resolved'],
    error: 'must not be earlier than `since`',
    when: areValid('issue'),
  });

/** Compares fields although others may be invalid, so that one run reports everything. */
function areValid(...names: string[]): (payload: z.core.ParsePayload) => boolean {
  return ({ issues }) => !issues.some(({ path }) => names.includes(String(path?.[0])));
}

export type ArticleData = z.output<typeof articleSchema>;
