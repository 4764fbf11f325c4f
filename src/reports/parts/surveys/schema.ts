import { z } from 'zod';
import { dateField, idField } from '../../../knowledge/fields.ts';
import { minGood } from '../../../metrics/csat.ts';
import { articleReference, count, daysSchema, periodSchema, shareSchema } from '../../shared-schema.ts';

/** Answers range from 1 to this. */
export const maxAnswer = 5;

const surveyFigures = z.strictObject({
  answers: count,
  csat: shareSchema.describe(`Answers ${minGood}–${maxAnswer} ÷ all.`),
  resolved: shareSchema.describe('“Solved” ÷ those who answered.'),
  speed: shareSchema.describe(`Answers ${minGood}–${maxAnswer} ÷ those who answered.`),
});

export const surveysSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: ratings are unknown, not none.'),
  period: periodSchema,
  total: surveyFigures.describe('All learners.'),
  heldBack: count.describe('Stored but not counted.'),
  weeks: z.array(daysSchema.extend(surveyFigures.shape)).describe('The earliest first.'),
  locales: z.array(z.strictObject({ locale: idField, ...surveyFigures.shape })),
  articles: z
    .array(articleReference.extend(surveyFigures.shape))
    .describe('Of readers who came from an article; most answers first.'),
  texts: z
    .array(
      z.strictObject({
        day: dateField,
        locale: idField,
        csat: z.int().min(1).max(maxAnswer),
        text: z.string().describe('In the reader’s own words, without personal data.'),
        about: articleReference.nullable(),
      }),
    )
    .describe('The newest first.'),
  left: count.describe('How many older texts are left out.'),
});

export type SurveyFigures = z.output<typeof surveyFigures>;
export type SurveysReport = z.output<typeof surveysSchema>;

export interface SurveysResult {
  surveys: SurveysReport;
}
