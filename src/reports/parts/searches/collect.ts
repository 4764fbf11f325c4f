import { type Demand, readDemand } from '../../../feedback/searches/demand.ts';
import type { PartSources } from '../../part.ts';
import { findNearest, type NearestArticle } from '../questions/nearest-articles.ts';

export interface SearchesInput {
  searches: {
    /** Failed searches of the period; `undefined` without a database. */
    demand: Demand | undefined;
    /** What the built site finds for each text of the demand, confirmed ones included, by `textKey`; `undefined` when no site was searched. */
    nearest: ReadonlyMap<string, NearestArticle> | undefined;
  };
}

export async function collectSearches({
  store,
  period,
  siteDir,
  contentRead,
}: Pick<PartSources, 'store' | 'period' | 'siteDir' | 'contentRead'>): Promise<SearchesInput> {
  const demand = store === undefined ? undefined : await readDemand(store, period);
  const texts = [...(demand?.texts ?? []), ...(demand?.confirmations ?? [])];
  // The processes that search would need their memory at the same time as the one that reads the content.
  await contentRead();
  return { searches: { demand, nearest: await findNearest(siteDir, texts) } };
}
