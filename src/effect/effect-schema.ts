import { z } from 'zod';
import { shareSchema } from '../reports/shared-schema.ts';

const count = z.int().min(0);
const score = z.int().min(0).max(100);
const rank = z.int().min(0).describe('Place in the results, from 1; 0 when the article is not found at all.');
const beforeAndAfter = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ before: shape, after: shape });

const articleSchema = z.strictObject({
  locale: z.string(),
  id: z.string(),
  title: z.string(),
  file: z.string(),
});

const questionSchema = z.strictObject({
  locale: z.string(),
  article: z.string(),
  question: z.string(),
  before: rank.nullable().describe('Null when the article did not have the question.'),
  after: rank.nullable().describe('Null when the article no longer has the question.'),
  first: z.array(z.string()).describe('Ids of the articles that are found before it now.'),
});

const findingSchema = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
  file: z.string(),
  line: z.int(),
  column: z.int(),
});

/** What a change of the content does; the shape of `npm run effect -- --json`. */
export const effectSchema = z
  .strictObject({
    version: z.literal(2),
    base: z.strictObject({ ref: z.string(), commit: z.string() }),
    articles: z.strictObject({
      added: z.array(articleSchema),
      removed: z.array(articleSchema),
      changed: z.array(
        z.strictObject({
          ...articleSchema.shape,
          bytes: beforeAndAfter(count).describe('Of the body as HTML, gzip, without pictures.'),
          mediaBytes: beforeAndAfter(count).describe('Of the pictures and files that it names, as they are in content/media/.'),
          isNewEpoch: z.boolean().describe('Whether so much has changed that earlier votes no longer count for the text.'),
        }),
      ),
    }),
    search: z
      .strictObject({
        totals: beforeAndAfter(
          z.strictObject({ questions: count, found: count.describe('Among the first three.'), first: count }),
        ),
        lost: z.array(questionSchema),
        won: z.array(questionSchema),
        fellBehind: z.array(questionSchema).describe('No longer first, but still among the first three.'),
        textAlone: z
          .strictObject({
            questions: count,
            found: beforeAndAfter(count),
            lost: z.array(questionSchema),
            won: z.array(questionSchema),
          })
          .describe(
            'Questions that changed articles had and have, asked of an index without their phrasings: what title, summary and text answer.',
          ),
        rivals: z
          .array(
            z.strictObject({
              locale: z.string(),
              article: z.string(),
              rival: z.string(),
              questions: z.array(z.string()),
            }),
          )
          .describe('Articles that are now found before the one that has the question, and were not.'),
      })
      .nullable()
      .describe('Null when the content had or has errors, so that it cannot be searched.'),
    findings: z.strictObject({ introduced: z.array(findingSchema), fixed: z.array(findingSchema) }),
    debts: z
      .array(z.strictObject({ rule: z.string(), ...beforeAndAfter(count).shape }))
      .describe('Findings of reviews and translations that changed in number.'),
    coverage: z
      .array(z.strictObject({ locale: z.string(), category: z.string(), ...beforeAndAfter(count).shape }))
      .describe('Categories that have more or fewer published articles of their own.'),
    health: z
      .strictObject({
        mean: beforeAndAfter(z.number().min(0).max(100).nullable()).describe('Of published articles; null without any.'),
        articles: z.array(
          z.strictObject({
            locale: z.string(),
            id: z.string(),
            before: score.nullable().describe('Null when the article was not published.'),
            after: score,
            worse: z
              .array(z.string())
              .describe('Figures that fell, and criteria of the content standard that are no longer met.'),
            better: z.array(z.string()),
          }),
        ),
      })
      .describe('Article health as the content alone tells: without helpfulness and findability. Articles whose health differs.'),
    freshness: beforeAndAfter(z.strictObject({ fresh: count, due: count, overdue: count, overdueDays: count })).describe(
      'Published articles by their reviews; overdueDays is the sum.',
    ),
    translations: beforeAndAfter(z.strictObject({ expected: count, upToDate: count })).describe(
      'Published articles that are to be translated or are a translation, and how many have all translations up to date.',
    ),
    reported: z
      .strictObject({
        period: z.strictObject({ from: z.string().nullable().describe('Null for all that is recorded.'), to: z.string() }),
        articles: z.array(
          z.strictObject({
            locale: z.string(),
            id: z.string(),
            demand: z.number().min(0),
            helpful: count,
            notHelpful: count,
            helpfulness: shareSchema,
            shortcomings: z.array(z.string()),
          }),
        ),
      })
      .nullable()
      .describe('What readers did with the articles that the change concerns, from a report; null without one.'),
    missingRedirects: z.array(z.string()).describe('Addresses of articles that readers can no longer reach.'),
  })
  .describe('What a change of the content does to search, coverage, health, freshness and translations.');

export type Effect = z.output<typeof effectSchema>;
export type QuestionEffect = z.output<typeof questionSchema>;
export type SearchEffect = NonNullable<Effect['search']>;
