import { z } from 'zod';
import { dateField, idField, severityField } from '../../../knowledge/fields.ts';
import { articleReference, count, shareSchema } from '../../shared-schema.ts';

const reasonFields = {
  reason: idField.describe('From taxonomy.yaml.'),
  count,
  share: shareSchema.describe('Of the comments that give a reason.'),
  severity: severityField,
  priority: z.number().min(0).describe('Count × severity.'),
};

export const articleReasonSchema = articleReference.extend(reasonFields);

export const commentsSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: comments are unknown, not none.'),
  learners: count.describe('Comments of the public edition, whatever the text.'),
  staff: count.describe('Comments of the internal edition.'),
  heldBack: count.describe('Comments with votes that do not count.'),
  unassigned: count.describe('On articles that no longer exist and are not in any redirectFrom.'),
  earlier: count.describe('Learners’ comments on earlier texts; not included in the figures below.'),
  reasons: z
    .array(
      z.strictObject({
        ...reasonFields,
        mostOn: articleReference.extend({ count }).nullable().describe('The article for which it was given most often.'),
      }),
    )
    .describe('Learners’ reasons on present texts; highest priority first.'),
  articles: z.array(articleReasonSchema).describe('The same by article.'),
  texts: z
    .array(
      articleReference.extend({
        day: dateField,
        text: z.string().describe('In the reader’s own words, without personal data.'),
        reason: idField.nullable(),
        vote: z.enum(['helpful', 'not-helpful']).nullable().describe('Null once the vote has been purged.'),
        isStaff: z.boolean(),
        isPresentText: z.boolean().describe('False when it is about an earlier text.'),
      }),
    )
    .describe('The newest texts of each article, newest first; articles with the most texts come first.'),
  left: z.array(articleReference.extend({ count })).describe('How many older texts of an article are left out.'),
});

export type ArticleReason = z.output<typeof articleReasonSchema>;
export type CommentsReport = z.output<typeof commentsSchema>;

export interface CommentsResult {
  comments: CommentsReport;
}
