import { z } from 'zod';
import { interfaceLocales } from '../../i18n/strings.ts';
import { idField } from '../../knowledge/fields.ts';

/** How a search ended without an answer. */
export const searchOutcomes = ['no-result', 'no-click', 'rephrased'] as const;

/** Made by the reader's script so that a retry counts once. */
export const requestIdField = z.uuid().toLowerCase().optional();

/** A locale that the interface speaks: other text must not become a key of a count. */
export const localeField = z.string().refine((locale) => interfaceLocales.includes(locale));

/** Names a category that the help centre cannot have: the failed search belongs to none that is known. */
export const unclassified = 'unclassified';

/** Body of `POST /api/searches`: one search that failed, its keystrokes merged. */
export const failedSearchSchema = z.strictObject({
  id: requestIdField,
  locale: localeField,
  /** What the reader typed, without what tells who they are. */
  query: z.string().max(2_000),
  outcome: z.enum(searchOutcomes),
  /** Category of the nearest article. */
  category: idField.max(64).optional(),
  /** Those of its words that the index knows, each as it stands in the query; others are not counted. */
  words: z.array(z.string().min(1).max(32)).max(12).optional(),
});

export type FailedSearch = z.output<typeof failedSearchSchema>;

/** What is counted by day and nothing else: the denominators of the rates. */
export const counters = ['search-found', 'ask-opened', 'ask-suggestion', 'ask-sent'] as const;

/** Body of `POST /api/counts`. */
export const countSchema = z.strictObject({ locale: localeField, what: z.enum(counters) });

export type Count = z.output<typeof countSchema>;
