import { emptyBin, estimatedSimilarity } from '../../../knowledge/min-hash.ts';
import { readSketch, sketchPattern } from '../../../knowledge/revision.ts';
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
  const byLocale = new Map<string, Map<string, SketchedArticle>>();
  const paired = new Set<SketchedArticle>();
  return articles.flatMap((article): [ArticleInput, ArticleInput][] => {
    const { present, locale, audience, state } = article;
    if (present === undefined || audience !== 'public' || state !== 'published') return [];
    // Another engine may have made other sketches.
    if (!sketchPattern.test(present.sketch)) return [];
    const sketched = { article, sketch: readSketch(present.sketch) };
    const others = new Set<SketchedArticle>();
    const firstOf = byLocale.get(locale) ?? new Map<string, SketchedArticle>();
    byLocale.set(locale, firstOf);
    for (const key of groupsOf(sketched.sketch)) {
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, sketched);
      else if (!paired.has(first)) others.add(first);
    }
    const other = [...others].find(({ sketch }) => estimatedSimilarity(sketch, sketched.sketch) >= nearlySame);
    if (other === undefined) return [];
    paired.add(sketched).add(other);
    return [[other.article, article]];
  });
}

interface SketchedArticle {
  article: ArticleInput;
  sketch: Uint16Array;
}

/** The groups of a sketch that are not empty, each with its place. */
function groupsOf(sketch: Uint16Array): string[] {
  const keys: string[] = [];
  for (let start = 0; start < sketch.length; start += groupSize) {
    const group = sketch.subarray(start, start + groupSize);
    if (group.some((rank) => rank !== emptyBin)) keys.push(String.fromCharCode(start, ...group));
  }
  return keys;
}
