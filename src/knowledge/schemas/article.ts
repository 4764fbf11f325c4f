import { z } from 'zod';
import { audiences } from '../audience.ts';
import { dateField, idField, severityField, textField } from '../fields.ts';

export const articleTypes = ['faq', 'troubleshooting', 'how-to', 'policy', 'known-issue'] as const;

const oldPathShape = {
  error: 'must be a path of this site such as /help/refund.html: letters, digits, dots, hyphens and single slashes',
  abort: true,
};

/** A path that a page used to have. Only extensions of pages are allowed, so a redirect cannot replace other files. */
export const oldPathField = z
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
  .union(
    [
      questionField,
      z.strictObject({
        question: questionField,
        meant: z.literal(true).describe('The question shares no word with the article and belongs here all the same.'),
      }),
    ],
    {
      error: 'must be a question, or `{question: "…", meant: true}`',
    },
  )
  .transform((answer) => (typeof answer === 'string' ? answer : answer.question));

/** Front matter of an article. The file name is the article's id; the folder is its locale. */
export const articleSchema = z
  .strictObject({
    title: textField
      .max(120, 'must be at most 120 characters')
      .refine((title) => title === '' || /[\p{L}\p{N}]/u.test(title), 'must have a letter or a digit')
      .describe('In learners’ words; shown in lists and search results.'),
    summary: textField
      .max(300, 'must be at most 300 characters')
      .describe('One or two sentences with the answer, or what it covers.'),
    type: z
      .enum(articleTypes)
      .describe('What readers get: an answer, a way out of a fault, steps, a rule, or the state of a fault that is known.'),
    category: idField.describe('Category id from taxonomy.yaml.'),
    products: z.array(idField).min(1, 'must name at least one product').describe('Product ids from taxonomy.yaml.'),
    stage: idField.describe('Stage id from taxonomy.yaml.'),
    audience: z.enum(audiences).default('public').describe('`internal` articles exist only in the internal edition.'),
    state: z
      .enum(['draft', 'in-review', 'published', 'archived'])
      .describe('KCS article state. Readers see `published` articles only.'),
    owner: idField.describe('Id of a team or person from team.yaml.'),
    reviewed: dateField.describe('Day on which someone last read the whole article and confirmed that it is correct.'),
    changed: z
      .strictObject({
        on: dateField.describe('Day of the change.'),
        note: textField.max(200, 'must be at most 200 characters').describe('What has changed, for readers.'),
      })
      .optional()
      .describe('The last change that readers should know of, in one sentence.'),
    reviewEvery: z.int().min(1).max(1825).optional().describe('Days between reviews; defaults to the category’s interval.'),
    answers: z
      .array(answerField)
      .max(500, 'must name at most 500 questions')
      .default([])
      .describe('Questions that the article answers, in learners’ own words.'),
    related: z
      .array(idField)
      .max(100, 'must name at most 100 articles')
      .default([])
      .describe('Article ids, the most related first.'),
    redirectFrom: z
      .array(oldPathField)
      .max(200, 'must name at most 200 paths')
      .default([])
      .describe('Old paths that redirect here, such as `/help/refund.html`.'),
    escalateTo: idField.optional().describe('Channel id from channels.yaml for readers whom the article did not help.'),
    translates: z
      .string()
      .regex(/^[0-9a-f]{12}$/, 'must be a revision: 12 hex digits')
      .optional()
      .describe('Revision of the original (the default locale’s article) that this text translates.'),
    issue: z
      .strictObject({
        status: z.enum(['open', 'monitoring', 'resolved']).describe('`monitoring`: believed to be solved, and watched.'),
        since: dateField.describe('Day on which it began.'),
        resolved: dateField.optional().describe('Day on which it was solved; only with `status: resolved`.'),
        severity: severityField,
      })
      .optional()
      .describe('For `known-issue` only.'),
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
