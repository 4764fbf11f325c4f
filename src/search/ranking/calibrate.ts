import { everydayEn } from '../lexicon/everyday-en.ts';
import { everydayZhCn } from '../lexicon/everyday-zh-cn.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { searchArticles } from '../search-articles.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { supportOf } from './confidence.ts';

const everydayQuestions: Readonly<Record<string, string>> = { en: everydayEn, 'zh-cn': everydayZhCn };

/**
 * Asks a new index questions of daily life: how much speaks for the first hit when nothing on the site
 * answers. The more articles and the more everyday their words, the more; without knowing it a confidence
 * would mean something else on every site.
 *
 * @returns rounded, so that one word more in an article hardly changes the file; `undefined` for a locale
 *   without everyday questions
 * @throws Error when the index cannot be read
 */
export async function measureOutOfScope(pagefind: PagefindClient, side: SideClient, locale: string): Promise<number | undefined> {
  const supports: number[] = [];
  for (const question of everydayQuestions[locale]?.trim().split('\n') ?? []) {
    const { evidence, isEmpty } = await searchArticles({ reader: side.reader, pagefind, side }, question, { limit: 1 });
    supports.push(isEmpty ? 0 : supportOf(evidence));
  }
  return supports.length === 0 ? undefined : Math.round(100 * upperMean(supports)) / 100;
}

/** Mean from the median to the ninth tenth: what is above may be a question that the site does answer. */
export function upperMean(numbers: readonly number[]): number {
  const ascending = numbers.toSorted((a, b) => a - b);
  const upper = ascending.slice(Math.floor(numbers.length * 0.5), Math.ceil(numbers.length * 0.9));
  return upper.reduce((sum, each) => sum + each, 0) / upper.length;
}
