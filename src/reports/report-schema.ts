import { z } from 'zod';
import { dateField, idField, labelField, severityField } from '../knowledge/fields.ts';
import { publicCountsSchema } from '../knowledge/public-counts.ts';
import { articleReasonSchema, commentsSchema, type surveyFigures, surveysSchema } from './said-schema.ts';
import { articleReference, count, part, shareSchema } from './shared-schema.ts';

/** The published shape of `report.json`; each report's types are derived from it. */

const votesSchema = z.strictObject({ helpful: count, notHelpful: count, helpfulness: shareSchema });

const epochSchema = z.strictObject({
  epoch: count.describe('Counted from 1; 0 gathers votes on texts the store has no record of.'),
  since: dateField.nullable().describe('Day its first revision was first seen.'),
  learners: votesSchema.describe('Votes cast in the public edition.'),
  staff: votesSchema.describe('Votes cast in the internal edition.'),
});

const freshnessSchema = z.strictObject({
  state: z.enum(['fresh', 'due', 'overdue']),
  dueOn: dateField.describe('Last day on which the review still holds.'),
  overdueDays: count,
});

const contractSchema = z
  .strictObject({
    questions: count.describe('Questions that the search contract asked.'),
    fragile: count.describe('Those found among the first three only in their very words.'),
  })
  .describe('As of the last build.');

const articleSchema = z.strictObject({
  id: idField,
  locale: idField,
  title: z.string(),
  category: idField,
  products: z.array(idField),
  audience: z.enum(['public', 'internal']),
  state: z.enum(['draft', 'in-review', 'published', 'archived']),
  owner: idField,
  reviewed: dateField,
  freshness: freshnessSchema.nullable().describe('Null unless published: what nobody reads cannot be stale.'),
  current: epochSchema.describe('Votes on the text as it is now.'),
  earlier: z.array(epochSchema).describe('Votes on earlier texts, the latest first.'),
  contract: contractSchema.nullable().describe('Null when no build has asked it, or the article named no question then.'),
  demand: z.number().min(0).describe('Weighted not-helpful votes on the present text; failed searches belong to a category.'),
  stalenessDebt: z.number().min(0).describe('Overdue days × demand.'),
});

const cellSchema = z.strictObject({
  published: count.describe('Published public articles: fresh + overdue.'),
  fresh: count.describe('Published and not overdue.'),
  overdue: count,
  draft: count.describe('Draft or in review.'),
  archived: count,
  demand: z.number().min(0).describe('Weighted not-helpful votes and failed searches.'),
  notHelpful: count.describe('Learners’ votes against the present texts.'),
  failedSearches: count.describe('By the category of the nearest article; products of a search are not known.'),
  coverage: shareSchema.describe(
    'Demand that meets a published, fresh article ÷ all demand; n counts signals. A failed search meets none.',
  ),
});

const productCells = z.array(
  cellSchema.extend({ product: idField.nullable().describe('Null gathers products the taxonomy does not have.') }),
);

const coverageRowSchema = z.strictObject({
  locale: idField,
  category: idField.nullable().describe('Null gathers categories the taxonomy does not have.'),
  path: z.array(idField).describe('Ancestors from the root down to the parent.'),
  all: cellSchema.describe('Each article once, in this category and below.'),
  products: productCells.describe('An article of several products counts in each.'),
});

const gapSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['empty-category', 'missing-translation']),
    locale: idField,
    category: idField,
    article: idField.nullable().describe('The article to translate; null for a category to fill.'),
    demand: z.number().min(0),
    severity: severityField,
  }),
  z
    .strictObject({
      kind: z.literal('unanswered-question'),
      locale: idField,
      category: idField.nullable().describe('Of the nearest article, which is not near enough.'),
      question: z.string().describe('As readers typed it.'),
      demand: z.number().min(0),
      severity: severityField,
    })
    .describe('What readers asked and no article is near to.'),
]);

const outcomeSchema = z.strictObject({ count, share: shareSchema.describe('Of all searches.') });

const outcomesSchema = z.strictObject({
  searches: count.describe('found + unsure + noClick + rephrased.'),
  failed: count.describe('unsure + noClick + rephrased.'),
  found: outcomeSchema.describe('A sure answer was shown, and neither left without a click nor asked again.'),
  unsure: outcomeSchema.describe('The best match was under the confidence (`no-result`).'),
  noClick: outcomeSchema.describe('A sure answer was shown and left without a click.'),
  rephrased: outcomeSchema.describe('A sure answer was shown and asked again in other words.'),
});

const failedCounts = {
  failed: count.describe('Failed searches in the period.'),
  lastWeek: count,
  weekBefore: count,
};

const failedCategorySchema = z.strictObject({
  locale: idField,
  category: idField.nullable().describe('Of the nearest article; null gathers what has none or one the taxonomy does not have.'),
  ...failedCounts,
  severity: severityField,
  priority: z.number().min(0).describe('Failed searches × severity (low 1, medium 2, high 3).'),
});

const failedWordSchema = z.strictObject({ locale: idField, word: z.string(), ...failedCounts });

const questionSchema = z.strictObject({
  locale: idField,
  phrasings: z
    .array(z.strictObject({ text: z.string().describe('As readers typed it.'), asked: count }))
    .describe('The most frequent first; those of one question are grouped.'),
  asked: count.describe('How often all phrasings failed in the period.'),
  category: idField.nullable().describe('Of the nearest article.'),
  severity: severityField,
  priority: z.number().min(0).describe('How often it was asked × severity.'),
  nearest: z
    .strictObject({ article: idField, confidence: part, isSure: z.boolean() })
    .nullable()
    .describe('Article that the built site’s search finds first; null when it finds none or no site was searched.'),
  todo: z
    .enum(['answer', 'synonym', 'write', 'written', 'build'])
    .describe(
      'answer: the nearest article is right and should name the question. synonym: the same, and a word of it stands on no page. write: nothing is near, an article is missing. written: an article names it by now. build: no site was there to be searched.',
    ),
  answers: z.array(z.string()).describe('Questions proposed for the nearest article.'),
  synonyms: z.array(z.array(z.string())).describe('Proposed groups: a word of the site and one of the readers.'),
});

const proposalsSchema = z.strictObject({
  answers: z.array(z.strictObject({ locale: idField, article: idField, question: z.string() })),
  synonyms: z.array(z.strictObject({ locale: idField, words: z.array(z.string()) })),
});

const searchesSchema = z.strictObject({
  recorded: z.boolean().describe('False when there is no store: searches are unknown, not none.'),
  period: z.strictObject({ from: dateField, to: dateField }).describe('Days that were looked at, both included.'),
  total: outcomesSchema,
  weeks: z.array(z.strictObject({ from: dateField, to: dateField, ...outcomesSchema.shape })).describe('The earliest first.'),
  categories: z.array(failedCategorySchema).describe('Highest priority first; add up to all failed searches.'),
  words: z.array(failedWordSchema).describe('Words that the index knows, the most frequent first.'),
  isSiteSearched: z.boolean().describe('False when no built site was there: the nearest articles are unknown.'),
  questions: z.array(questionSchema).describe('What enough readers asked to be kept as text; highest priority first.'),
  proposals: proposalsSchema.describe('What proposals.patch adds to the content.'),
});

export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    today: dateField,
    period: z.strictObject({ from: dateField.nullable(), to: dateField }).describe('From the first known text to today.'),
    site: z.strictObject({ name: labelField, baseUrl: z.url() }),
    locales: z.array(idField).describe('The default first.'),
    labels: z.strictObject({
      categories: z.record(idField, labelField),
      products: z.record(idField, labelField),
      owners: z.record(idField, labelField),
      reasons: z.record(idField, labelField),
    }),
    findings: z.strictObject({ error: count, warning: count, info: count }),
    votes: z.strictObject({
      recorded: z.boolean().describe('False when there is no store: votes are unknown, not none.'),
      learners: votesSchema.describe('All votes of the public edition, whatever the text.'),
      staff: votesSchema,
      heldBack: count.describe('Votes kept but not counted, of all time.'),
      heldReasons: z
        .strictObject({
          device: count.describe('Beyond the limit of one device group on one text in a day.'),
          address: count.describe('Beyond the share of one address on one article in a day.'),
          network: count.describe('Beyond the share of one IPv6 /48.'),
          surge: count.describe('Beyond what may come on one article within an hour.'),
          machine: count.describe('From what looks like a machine.'),
        })
        .describe('Why votes of the weeks of the searches were held back.'),
      surges: z
        .array(
          z.strictObject({
            article: idField,
            locale: idField,
            day: dateField.describe('In UTC.'),
            heldBack: count,
            usual: z.number().min(0).nullable().describe('Counted votes a day since its first text; null when that is unknown.'),
          }),
        )
        .describe('The latest first; at most 200.'),
      unassigned: z
        .array(z.strictObject({ article: idField, locale: idField, learners: votesSchema, staff: votesSchema }))
        .describe('Votes on articles that are neither here nor named by any redirectFrom.'),
    }),
    searches: searchesSchema,
    comments: commentsSchema,
    surveys: surveysSchema,
    summary: z.strictObject({
      articles: count,
      published: count,
      overdue: count,
      stalenessDebt: z.number().min(0),
      helpfulness: shareSchema.describe('Learners’ votes on the present texts of published articles, pooled.'),
      coverage: shareSchema,
      contract: contractSchema.nullable().describe('All questions that were asked; null when no build has asked any.'),
      demand: z.number().min(0).describe('Weighted not-helpful votes and failed searches.'),
      notHelpful: count,
      failedSearches: count,
      gaps: count,
    }),
    next: z
      .strictObject({
        rewrite: z.array(articleReference).describe('Upper end of the interval under the limit; most not-helpful votes first.'),
        watch: z
          .array(articleReference)
          .describe('Share under the limit, but the interval still reaches it; most not-helpful votes first.'),
        mend: z
          .array(articleReasonSchema)
          .describe('The foremost reason of each article of which enough readers gave one; highest priority first.'),
        review: z.array(articleReference).describe('Overdue; highest staleness debt first.'),
        write: z.array(gapSchema).describe('The first gaps.'),
      })
      .describe('At most ten of each.'),
    articles: z.array(articleSchema),
    coverage: z.strictObject({
      rows: z.array(coverageRowSchema),
      totals: z
        .array(z.strictObject({ locale: idField, all: cellSchema, products: productCells }))
        .describe('Each article once; equals the sum of the rows without ancestors.'),
      gaps: z.array(gapSchema).describe('Highest demand first, then severity.'),
    }),
    staleness: z.array(
      z.strictObject({ locale: idField, published: count, fresh: count, due: count, overdue: count, debt: z.number().min(0) }),
    ),
    publicCounts: publicCountsSchema.describe('What the pages may say of votes; also written as public-counts.json.'),
  })
  .describe('What readers’ votes, coverage and freshness say to do next.');

export type Report = z.output<typeof reportSchema>;
export type ArticleReport = Report['articles'][number];
export type ArticleReason = z.output<typeof articleReasonSchema>;
export type SurveyFigures = z.output<typeof surveyFigures>;
export type ArticleReference = z.output<typeof articleReference>;
export type Epoch = z.output<typeof epochSchema>;
export type Votes = z.output<typeof votesSchema>;
export type CoverageRow = z.output<typeof coverageRowSchema>;
export type CoverageCell = z.output<typeof cellSchema>;
export type Gap = z.output<typeof gapSchema>;
export type SearchOutcomes = z.output<typeof outcomesSchema>;
export type FailedCategory = z.output<typeof failedCategorySchema>;
export type FailedWord = z.output<typeof failedWordSchema>;
export type Question = z.output<typeof questionSchema>;
export type Proposals = z.output<typeof proposalsSchema>;
export type StalenessRow = Report['staleness'][number];
export type FindingCounts = Report['findings'];
