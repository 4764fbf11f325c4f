import { isToBeTranslated, type TranslationState, translationState } from '../../checks/translation-state.ts';
import type { CompiledArticle } from '../../content/compiled-article.ts';
import type { Content } from '../../content/read-content.ts';
import { articleKey } from '../../knowledge/article-id.ts';
import { defaultLocale } from '../../knowledge/knowledge-base.ts';
import { reviewEveryOf } from '../../knowledge/review.ts';

/** How an article stands in one of the other locales. */
export interface TranslationStatus {
  locale: string;
  original: CompiledArticle;
  /** `undefined` when it is missing. */
  translation: CompiledArticle | undefined;
  state: TranslationState | 'missing';
  /** How often readers asked for it, in that locale and in the default one. */
  asked: number;
}

/**
 * The translations of all articles that readers see, or of those in `ids`: by locale, the most asked-for first. Without
 * figures, what has to be reviewed most often comes first.
 *
 * @param demand by `articleKey`
 */
export function translationStatus(
  { kb, articles, broken }: Content,
  demand: ReadonlyMap<string, number>,
  ids?: ReadonlySet<string>,
): TranslationStatus[] {
  const first = defaultLocale(kb);
  const byKey = new Map(articles.map((article) => [articleKey(article.locale, article.id), article]));
  const unread = new Set(broken.articles.map(({ locale, id }) => articleKey(locale, id)));
  const originals = articles.filter((article) => article.locale === first && (ids?.has(article.id) ?? true));
  return kb.site.locales
    .filter((locale) => locale !== first)
    .map((locale) =>
      originals.flatMap((original): TranslationStatus[] => {
        const key = articleKey(locale, original.id);
        const translation = byKey.get(key);
        const asked = (demand.get(key) ?? 0) + (demand.get(articleKey(first, original.id)) ?? 0);
        const isWanted = translation !== undefined ? translation.data.state !== 'archived' : isToBeTranslated(original);
        if (!isWanted || unread.has(key)) return [];
        const state = translation === undefined ? 'missing' : translationState(original, translation);
        return [{ locale, original, translation, state, asked }];
      }),
    )
    .flatMap((own) => {
      const interval = new Map(own.map(({ original }) => [original, reviewEveryOf(original, kb)]));
      const daysOf = ({ original }: TranslationStatus): number => interval.get(original) ?? 0;
      return own.sort((a, b) => b.asked - a.asked || daysOf(a) - daysOf(b) || (a.original.id < b.original.id ? -1 : 1));
    });
}
