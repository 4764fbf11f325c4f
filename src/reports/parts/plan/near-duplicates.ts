import { emptyBin } from '../../../knowledge/min-hash.ts';
import { overlap } from '../../../knowledge/revision.ts';
import type { ArticleInput } from '../../input.ts';

/** Estimated share of the text that two articles have in common, from which on they are better merged. */
const nearlySame = 0.65;

/** Numbers of a sketch that must all be equal for two texts to be compared; of texts at the limit one pair in 500 is missed. */
const groupSize = 4;

/**
 * Pairs of published public articles of one locale that say nearly the same, each article in one pair at most. Broder (1997),
 * On the resemblance and containment of documents.
 */
export function nearDuplicates(articles: readonly ArticleInput[]): [ArticleInput, ArticleInput][] {
  const firstOf = new Map<string, ArticleInput>();
  const paired = new Set<ArticleInput>();
  return articles.flatMap((article): [ArticleInput, ArticleInput][] => {
    const { present, locale, audience, state } = article;
    if (present === undefined || audience !== 'public' || state !== 'published') return [];
    const others = new Set<ArticleInput>();
    for (const key of groupsOf(present.sketch)) {
      const first = firstOf.get(`${locale} ${key}`);
      if (first === undefined) firstOf.set(`${locale} ${key}`, article);
      else if (!paired.has(first)) others.add(first);
    }
    const other = [...others].find((one) => one.present && overlap(one.present.sketch, present.sketch) >= nearlySame);
    if (other === undefined) return [];
    paired.add(article).add(other);
    return [[other, article]];
  });
}

/** @param sketch 128 numbers of 16 bits, as base64 */
function groupsOf(sketch: string): string[] {
  const bytes = Buffer.from(sketch, 'base64');
  const ranks = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(2 * index));
  return Array.from({ length: ranks.length / groupSize }, (_, index) => ranks.slice(groupSize * index, groupSize * (index + 1)))
    .map((group, index) => (group.every((rank) => rank === emptyBin) ? '' : `${index} ${group.join(' ')}`))
    .filter((key) => key !== '');
}
