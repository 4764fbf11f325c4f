import { articleKey } from '../../../knowledge/article-id.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { minSample } from '../../../metrics/share.ts';
import { demandOf } from '../../demand.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { ArticleReport } from '../articles/schema.ts';
import type { Signal } from '../coverage/signals.ts';
import type { Question } from '../questions/schema.ts';
import type { Gap } from './schema.ts';

type Input = Pick<BaseInput, 'locales' | 'categories'>;

/**
 * What readers cannot find because it has not been written: categories without subcategories that have no published
 * article in a locale; articles published in the default locale but not in another, with the demand of the original times
 * how much more or less is asked in that locale; and questions that no article answers.
 *
 * @param articles public articles
 * @returns highest demand first, then severity, then the order of the operator's files
 */
export function findGaps(
  articles: readonly ArticleReport[],
  { signals, questions }: { signals: readonly Signal[]; questions: readonly Question[] },
  input: Input,
): Gap[] {
  return [
    ...emptyCategories(articles, signals, input),
    ...missingTranslations(articles, signals, input),
    ...unansweredQuestions(questions),
  ].sort((a, b) => b.demand - a.demand || severityWeights[b.severity] - severityWeights[a.severity]);
}

function emptyCategories(articles: readonly ArticleReport[], signals: readonly Signal[], { locales, categories }: Input): Gap[] {
  const leaves = categories.filter(({ childIds }) => childIds.length === 0);
  return locales.flatMap((locale) =>
    leaves.flatMap(({ id, severity }): Gap[] => {
      const belongsHere = (thing: { locale: string; category: string | null }): boolean =>
        thing.locale === locale && thing.category === id;
      if (articles.some((article) => article.state === 'published' && belongsHere(article))) return [];
      const demand = signals.filter((signal) => !signal.isMet && belongsHere(signal)).reduce((sum, { n }) => sum + n, 0);
      return [{ kind: 'empty-category', locale, category: id, article: null, demand, severity }];
    }),
  );
}

function missingTranslations(
  articles: readonly ArticleReport[],
  signals: readonly Signal[],
  { locales, categories }: Input,
): Gap[] {
  const severityOf = categorySeverities(categories);
  const [original, ...others] = locales;
  const published = articles.filter(({ state }) => state === 'published');
  const keys = new Set(published.map(({ locale, id }) => articleKey(locale, id)));
  const originals = published.filter(({ locale }) => locale === original);
  const asked = (locale: string | undefined): number =>
    signals.reduce((sum, signal) => sum + (signal.locale === locale ? signal.n : 0), 0);
  const askedInOriginal = asked(original);
  return others.flatMap((locale) => {
    const own = asked(locale);
    const ratio = own < minSample || askedInOriginal === 0 ? 1 : own / askedInOriginal;
    return originals
      .filter(({ id }) => !keys.has(articleKey(locale, id)))
      .map(
        ({ id, category, demand }): Gap => ({
          kind: 'missing-translation',
          locale,
          category,
          article: id,
          demand: Math.round(demand * ratio),
          severity: severityOf(category),
        }),
      );
  });
}

function unansweredQuestions(questions: readonly Question[]): Gap[] {
  return questions
    .filter(({ todo }) => todo === 'write')
    .map(
      ({ locale, category, phrasings, asked, severity }): Gap => ({
        kind: 'unanswered-question',
        locale,
        category,
        question: phrasings[0]?.text ?? '',
        demand: demandOf({ failedSearch: asked }),
        severity,
      }),
    );
}
