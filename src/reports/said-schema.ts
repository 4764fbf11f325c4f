import { z } from 'zod';
import { dateField, idField, severityField } from '../knowledge/fields.ts';
import { articleReference, count, shareSchema } from './shared-schema.ts';

/** What readers say beyond a vote, as the report holds it. */

const reasonFields = {
  reason: idField.describe('Of taxonomy.yaml.'),
  count,
  share: shareSchema.describe('Of the comments that give a reason.'),
  severity: severityField,
  priority: z.number().min(0).describe('How often × severity.'),
};

export const articleReasonSchema = articleReference.extend(reasonFields);

export const commentsSchema = z.strictObject({
  recorded: z.boolean().describe('False when there is no store: comments are unknown, not none.'),
  learners: count.describe('Comments of the public edition, whatever the text.'),
  staff: count.describe('Comments of the internal edition.'),
  heldBack: count.describe('Of votes that are not counted.'),
  unassigned: count.describe('On articles that are neither here nor named by any redirectFrom.'),
  earlier: count.describe('Learners’ comments on earlier texts; in no figure below.'),
  reasons: z
    .array(
      z.strictObject({
        ...reasonFields,
        mostOn: articleReference.extend({ count }).nullable().describe('The article that has it most.'),
      }),
    )
    .describe('Learners’ reasons on present texts; highest priority first.'),
  articles: z.array(articleReasonSchema).describe('The same by article.'),
  texts: z
    .array(
      articleReference.extend({
        day: dateField,
        text: z.string().describe('In the reader’s own words, without what tells who they are.'),
        reason: idField.nullable(),
        vote: z.enum(['helpful', 'not-helpful']).nullable().describe('Null once the vote is purged.'),
        isStaff: z.boolean(),
        isPresentText: z.boolean().describe('False when it was said of an earlier text.'),
      }),
    )
    .describe('By article, those with most texts first; of each the newest, the newest first.'),
  left: z.array(articleReference.extend({ count })).describe('How many texts of an article are not here.'),
});

export const surveyFigures = z.strictObject({
  answers: count,
  csat: shareSchema.describe('Answers 4–5 ÷ all.'),
  resolved: shareSchema.describe('“Solved” ÷ those who said.'),
  speed: shareSchema.describe('Answers 4–5 ÷ those who said.'),
});

export const surveysSchema = z.strictObject({
  recorded: z.boolean().describe('False when there is no store: surveys are unknown, not none.'),
  period: z.strictObject({ from: dateField, to: dateField }).describe('Days that were looked at, both included.'),
  total: surveyFigures.describe('Of learners.'),
  heldBack: count.describe('Kept and not counted.'),
  weeks: z.array(z.strictObject({ from: dateField, to: dateField, ...surveyFigures.shape })).describe('The earliest first.'),
  locales: z.array(z.strictObject({ locale: idField, ...surveyFigures.shape })),
  articles: z
    .array(articleReference.extend(surveyFigures.shape))
    .describe('Of those that came from an article; most answers first.'),
  texts: z
    .array(
      z.strictObject({
        day: dateField,
        locale: idField,
        csat: z.int().min(1).max(5),
        text: z.string().describe('In the reader’s own words, without what tells who they are.'),
        about: articleReference.nullable(),
      }),
    )
    .describe('The newest first.'),
  left: count.describe('How many texts are not here.'),
});
