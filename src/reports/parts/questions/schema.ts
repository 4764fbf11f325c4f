import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';
import { count, part } from '../../shared-schema.ts';

export const questionSchema = z.strictObject({
  locale: idField,
  phrasings: z
    .array(z.strictObject({ text: z.string().describe('As readers typed it.'), asked: count }))
    .describe('Grouped by meaning; the most frequent first.'),
  asked: count.describe('How often all its phrasings failed in the period.'),
  category: idField.nullable().describe('Of the nearest article.'),
  severity: severityField,
  priority: z.number().min(0).describe('How often it was asked × severity.'),
  nearest: z
    .strictObject({ article: idField, confidence: part, isSure: z.boolean() })
    .nullable()
    .describe('Article that the search of the built site ranks first; null when it finds none or was not searched for it.'),
  todo: z
    .enum(['answer', 'synonym', 'write', 'written', 'rare', 'build'])
    .describe(
      'answer: the nearest article answers it and should list the question. synonym: the same, and a word of it occurs on no page. write: no article is near enough, or a word that occurs on no page is what the question is about. written: an article lists it by now. rare: the site was searched for the most frequent texts only, and this is none of them. build: no built site was searched.',
    ),
  answers: z.array(z.string()).describe('Questions proposed for the nearest article.'),
  synonyms: z.array(z.array(z.string())).describe('Proposed groups: a word of the site and one of the readers’.'),
});

const proposedAnswerSchema = z.strictObject({
  locale: idField,
  article: idField,
  question: z.string(),
  asked: count.describe('Failed searches for it in the period; at least as many readers as `demandThreshold` asked it.'),
  confirmed: count.describe('Helpful votes on the article after a search for it.'),
  rank: count
    .nullable()
    .describe(
      'Rank of the article for it today; 0 when it is not among the first three, null when the site was not searched for it.',
    ),
  wins: z
    .number()
    .min(0)
    .describe('(asked + confirmed) × P(the article answers it) × (1 − P(it is found first today)); see futureWins.'),
});

export const proposalsSchema = z.strictObject({
  answers: z.array(proposedAnswerSchema).describe('Those that win most searches first.'),
  synonyms: z.array(z.strictObject({ locale: idField, words: z.array(z.string()) })),
});

export type Question = z.output<typeof questionSchema>;
export type ProposedAnswer = z.output<typeof proposedAnswerSchema>;
export type Proposals = z.output<typeof proposalsSchema>;
