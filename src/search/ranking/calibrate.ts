import { everydayEn } from '../lexicon/everyday-en.ts';
import { everydayZhCn } from '../lexicon/everyday-zh-cn.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { searchArticles } from '../search-articles.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { evidenceScore } from './confidence.ts';

const everydayQuestions: Readonly<Record<string, string>> = { en: everydayEn, 'zh-cn': everydayZhCn };

/**
 * Evidence score that out-of-scope questions reach on a site, measured with everyday questions that no help centre
 * answers. The score grows with the number of articles and with how everyday their words are; it makes confidence
 * comparable between sites.
 *
 * @returns rounded, so that small edits of articles do not change it; `undefined` for a locale without everyday
 *   questions
 * @throws Error when the index cannot be read
 */
export async function measureOutOfScope(pagefind: PagefindClient, side: SideClient, locale: string): Promise<number | undefined> {
  const scores: number[] = [];
  for (const question of everydayQuestions[locale]?.trim().split('\n') ?? []) {
    const { evidence, isEmpty } = await searchArticles({ reader: side.reader, pagefind, side }, question, { limit: 1 });
    scores.push(isEmpty ? 0 : evidenceScore(evidence));
  }
  return scores.length === 0 ? undefined : Math.round(100 * upperMean(scores)) / 100;
}

/** Mean of the values between the median and the 90th percentile; the site may answer the questions above that. */
export function upperMean(numbers: readonly number[]): number {
  const ascending = numbers.toSorted((a, b) => a - b);
  const upper = ascending.slice(Math.floor(numbers.length * 0.5), Math.ceil(numbers.length * 0.9));
  return upper.reduce((sum, each) => sum + each, 0) / upper.length;
}
