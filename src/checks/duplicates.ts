import type { CompiledArticle } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { comparable, emptyBin, estimatedSimilarity, similarity } from '../knowledge/min-hash.ts';
import { bodyPosition, type Check, isLive } from './check.ts';

/** Share of the 4-grams of both texts that are in each of them, from which on they are nearly the same. */
const nearlySame = 0.8;

/** Twice the standard error of a share of 0.8 among 32 numbers. */
const sketchError = 0.15;

/** Numbers of a sketch that must all be equal for two texts to be compared; of texts at the limit one pair in 70 is missed. */
const groupSize = 4;

/**
 * Articles of a locale that say nearly the same. Each is compared only with the first article that has an equal group of
 * numbers in its sketch, so that the time grows with the number of articles, however many are alike. Broder (1997), On the
 * resemblance and containment of documents.
 */
export const checkDuplicates: Check = ({ articles }) =>
  [...Map.groupBy(articles.filter(isLive), ({ locale }) => locale).values()].flatMap((own) => {
    const firstOf = new Map<string, CompiledArticle>();
    return own.flatMap((article) => {
      const others = new Set<CompiledArticle>();
      for (const key of groupsOf(article.fragment.sketch)) {
        const first = firstOf.get(key);
        if (first === undefined) firstOf.set(key, article);
        else if (first.id !== article.id) others.add(first);
      }
      return [...others].flatMap((other) => compare(article, other)).slice(0, 1);
    });
  });

function* groupsOf(sketch: readonly number[]): Generator<string> {
  for (let start = 0; start < sketch.length; start += groupSize) {
    const group = sketch.slice(start, start + groupSize);
    if (!group.includes(emptyBin)) yield `${start} ${group.join(' ')}`;
  }
}

function compare(article: CompiledArticle, other: CompiledArticle): Finding[] {
  // The exact share takes a hundred times as long.
  if (estimatedSimilarity(article.fragment.sketch, other.fragment.sketch) < nearlySame - sketchError) return [];
  const share = similarity(comparable(article.fragment.words), comparable(other.fragment.words));
  return share < nearlySame
    ? []
    : [
        finding(
          'duplicate/near',
          bodyPosition(article, { line: 1, column: 1 }),
          `The text is nearly that of ${other.file}: they have ${Math.floor(share * 100)} % in common.`,
          'Keep one of them, with the questions of both in `answers` and the address of the other in `redirectFrom`; or say in each what is different.',
        ),
      ];
}
