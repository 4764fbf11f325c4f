import { type Demand, readDemand } from '../../../feedback/searches/demand.ts';
import { type AskedTexts, readAskedTexts } from '../../../questions/asked-texts.ts';
import type { PartSources } from '../../part.ts';
import { findNearest, type NearestArticle } from '../questions/nearest-articles.ts';
import { type AlikeTexts, type AskedText, groupAlike, meaningsOf } from '../questions/question-groups.ts';
import { textKey } from '../questions/text-key.ts';

export interface SearchesInput {
  searches: {
    /** Failed searches of the period; `undefined` without a database. */
    demand: Demand | undefined;
    /** What the built site finds for each text of the demand, confirmed and asked ones included, by `textKey`; `undefined` when no site was searched. */
    nearest: ReadonlyMap<string, NearestArticle> | undefined;
    /** The texts of the demand that read alike, by locale; left out, they are grouped when they are needed. */
    alike?: ReadonlyMap<string, AlikeTexts>;
  };
  /** What was asked in questions; `undefined` without a database, and without the key that they are encrypted with. */
  asked: AskedTexts | undefined;
}

export async function collectSearches({
  store,
  period,
  siteDir,
  contentRead,
  sealer,
}: Pick<PartSources, 'store' | 'period' | 'siteDir' | 'contentRead' | 'sealer'>): Promise<SearchesInput> {
  const demand = store === undefined ? undefined : await readDemand(store, period);
  const asked = store === undefined || sealer === undefined ? undefined : await readAskedTexts(store, sealer, period);
  const texts = [...(demand?.texts ?? []), ...(demand?.confirmations ?? []), ...(asked?.texts ?? [])];
  // The same words can be searched, confirmed for several articles, and asked.
  const distinct = [...new Map(texts.map((text) => [textKey(text), text])).values()];
  const stop = new AbortController();
  const searching = findNearest(siteDir, distinct, stop.signal);
  const [nearest, alike] = await Promise.all([searching, alikeBeside(contentRead, demand?.texts ?? [])]).catch(
    async (error: unknown) => {
      stop.abort();
      await searching.catch(() => {});
      throw error;
    },
  );
  return { searches: { demand, nearest, alike }, asked };
}

/** Groups texts while another process searches for them. */
async function alikeBeside(
  contentRead: PartSources['contentRead'],
  texts: readonly AskedText[],
): Promise<ReadonlyMap<string, AlikeTexts>> {
  const { base } = await contentRead();
  const byLocale = Map.groupBy(texts, ({ locale }) => locale);
  return new Map(base.locales.map((locale) => [locale, groupAlike(byLocale.get(locale) ?? [], meaningsOf(locale, base))]));
}
