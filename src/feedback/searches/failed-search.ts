import { z } from 'zod';
import { localeField, requestIdField } from '../../endpoint/fields.ts';
import { idField } from '../../knowledge/fields.ts';
import { maxSearchWordLength, maxSearchWords, maxTextLength } from '../../readers/limits.ts';

/** How a search ended without an answer. */
export const searchOutcomes = ['no-result', 'no-click', 'rephrased'] as const;

/** Category of a failed search that belongs to no known one. No category can have this id. */
export const unclassified = 'unclassified';

/** Body of `POST /api/searches`: one failed search, with all keystrokes merged into it. */
export const failedSearchSchema = z.strictObject({
  id: requestIdField,
  locale: localeField,
  /** What the reader typed, without personal data. */
  query: z.string().max(maxTextLength),
  outcome: z.enum(searchOutcomes),
  /** Category of the nearest article. */
  category: idField.max(64).optional(),
  /** Words of the query that are in the index, as written in the query. */
  words: z.array(z.string().min(1).max(maxSearchWordLength)).max(maxSearchWords).optional(),
});

export type FailedSearch = z.output<typeof failedSearchSchema>;
