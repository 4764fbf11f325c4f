import { z } from 'zod';
import { dateField, idField } from '../knowledge/fields.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const factor = z.number().min(0).describe('Multiplies the usual number.');
const days = z.strictObject({ from: dateField, to: dateField });
const text = z.strictObject({ article: idField, locale: idField });

/** What a simulation planted, and what it sent: reports can be compared with it. Written beside the database. */
export const truthSchema = z.strictObject({
  version: z.literal(1),
  simulated: z.literal(true),
  seed: z.int(),
  key: z.string().describe('KB_KEY of the database, in hexadecimal: opens its questions.'),
  days,
  readersPerDay: z.number().min(0).describe('Visits on an ordinary day, all locales.'),
  helpful: z
    .array(text.extend({ share }))
    .describe('Probability that a vote on the text is helpful, unless an article is broken.'),
  brokenArticles: z
    .array(text.extend({ from: dateField.describe('First day on which it no longer helps.'), before: share, after: share }))
    .describe('The first is broken from the first day, the second later.'),
  missingTopic: z
    .strictObject({ phrasings: z.record(idField, z.array(z.string())), shareOfSearches: share, shareOfQuestions: share })
    .describe('What readers ask and no article answers.'),
  surge: days.extend({ category: idField, factor }).describe('Searches and questions about one category.'),
  spam: text.extend({ at: z.iso.datetime(), votes: count, addresses: count }).describe('Not-helpful votes within an hour.'),
  season: z.array(days.extend({ factor })).describe('Each week; a week of 1 is ordinary.'),
  weekdays: z.array(factor).length(7).describe('From Sunday.'),
  sharedAddresses: z.strictObject({ addresses: count, share }).describe('Readers behind an address that hundreds share.'),
  position: z.array(factor).describe('Visits by the position of an article in its category, compared with the first.'),
  handling: z.array(z.strictObject({ kind: z.string(), medianMinutes: z.number() })).describe('Time to answer a question.'),
  sent: z
    .strictObject({
      votes: count,
      spamVotes: count,
      comments: count,
      surveys: count,
      searchesFound: count.describe('Searches that showed a sure answer.'),
      searchesFailed: count,
      missingTopicSearches: count,
      questions: count,
      missingTopicQuestions: count,
      replies: count,
      handlingMinutes: count,
    })
    .describe('What was sent, counted or held back.'),
});

export type Truth = z.output<typeof truthSchema>;
export type Sent = Truth['sent'];
