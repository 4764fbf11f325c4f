import type { PartSources } from '../../part.ts';
import { type ArticleVisits, readVisits } from '../../visits.ts';

export interface VisitsInput {
  /** Visits to articles, where the operator counts them. */
  visits: readonly ArticleVisits[] | undefined;
}

export async function collectVisits({ visitsFile }: Pick<PartSources, 'visitsFile'>): Promise<VisitsInput> {
  return { visits: visitsFile === undefined ? undefined : await readVisits(visitsFile) };
}
