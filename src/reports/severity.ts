import type { ServiceSeverity } from '../knowledge/fields.ts';
import type { CategoryInput } from './input.ts';

/** For anything without a severity, such as a category that is not in the taxonomy. */
export const unknownSeverity: ServiceSeverity = 'medium';

/** Looks up the severity of a category; `null` and unknown ids have `unknownSeverity`. */
export function categorySeverities(
  categories: readonly Pick<CategoryInput, 'id' | 'severity'>[],
): (category: string | null) => ServiceSeverity {
  const known = new Map(categories.map(({ id, severity }) => [id, severity]));
  return (category) => known.get(category ?? '') ?? unknownSeverity;
}
