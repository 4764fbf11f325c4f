import { languageTag } from '../knowledge/article-id.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Category } from '../knowledge/schemas/taxonomy.ts';
import { lexiconOf } from '../search/lexicon/lexicon.ts';
import { createTextReader, type TextReader } from '../search/text/text-reader.ts';

/** The category that an article seems to belong to. */
export interface CategoryGuess {
  category: string;
  /** 0…1: how much nearer it is than the next one; 1 when its name says so. */
  confidence: number;
}

/**
 * @param named what the other system calls its category, the narrowest name first
 * @returns the guess for the texts of an article, `undefined` when they have nothing in common with any category
 */
export type GuessCategory = (locale: string, named: readonly string[], texts: readonly string[]) => CategoryGuess | undefined;

/**
 * Guesses by the name that the other system gives, or else by the words that an article has in common with the labels of
 * categories and with titles and questions of the published articles they have: drafts may be guesses themselves.
 */
export function createCategoryGuess(kb: Pick<KnowledgeBase, 'categories' | 'articles'>): GuessCategory {
  const models = new Map<string, LocaleModel>();
  return (locale, named, texts) => {
    const byName = named.map((name) => categoryNamed(kb.categories, name)).find((category) => category !== undefined);
    if (byName !== undefined) return { category: byName.id, confidence: 1 };
    const model = models.get(locale) ?? makeModel(kb, locale);
    models.set(locale, model);
    return nearest(model, [...texts, ...named]);
  };
}

/** The category with this id, or with this label in any locale. */
export function categoryNamed<Named extends Pick<Category, 'id' | 'label'>>(
  categories: readonly Named[],
  name: string,
): Named | undefined {
  const wanted = fold(name);
  return categories.find(({ id, label }) => [id, ...Object.values(label)].some((own) => fold(own) === wanted));
}

interface LocaleModel {
  reader: TextReader;
  /** Number of texts of each category that have a feature. */
  counts: Map<string, Map<string, number>>;
  /** Number of categories that have each feature. */
  spread: Map<string, number>;
}

function makeModel({ categories, articles }: Pick<KnowledgeBase, 'categories' | 'articles'>, locale: string): LocaleModel {
  const reader = createTextReader(languageTag(locale), lexiconOf(locale, []));
  const counts = new Map<string, Map<string, number>>();
  for (const { id, label, description } of categories) {
    const own = articles.filter(
      (article) => article.locale === locale && article.data.category === id && article.data.state === 'published',
    );
    const texts = [label[locale], description[locale], ...own.flatMap(({ data }) => [data.title, ...data.answers])];
    const features = new Map<string, number>();
    for (const text of texts)
      for (const feature of reader.tellingFeatures(text ?? '')) features.set(feature, (features.get(feature) ?? 0) + 1);
    counts.set(id, features);
  }
  const spread = new Map<string, number>();
  for (const features of counts.values())
    for (const feature of features.keys()) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  return { reader, counts, spread };
}

function nearest({ reader, counts, spread }: LocaleModel, texts: readonly string[]): CategoryGuess | undefined {
  const features = new Set(texts.flatMap((text) => reader.tellingFeatures(text)));
  const scores = Array.from(counts, ([category, own]) => {
    const length = Math.sqrt([...own.values()].reduce((sum, count) => sum + count, 0)) || 1;
    let score = 0;
    for (const feature of features) {
      const count = own.get(feature) ?? 0;
      const rarity = Math.log((counts.size + 1) / (spread.get(feature) ?? 1));
      score += (reader.weight(feature) * rarity * Math.log1p(count)) / length;
    }
    return { category, score };
  }).sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined || best.score <= 0) return undefined;
  return { category: best.category, confidence: best.score / (best.score + (next?.score ?? 0)) };
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
