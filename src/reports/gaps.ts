import { articleKey } from '../knowledge/article-id.ts';
import type { ServiceSeverity } from '../knowledge/fields.ts';
import { cellOf, countFailed, type FailedCount, type TaxonomyInput } from './coverage.ts';
import { demandOf } from './demand.ts';
import type { ArticleReport, Gap, Question, Report } from './report-schema.ts';
import { severityRank } from './severity.ts';

/**
 * What readers cannot find because nobody wrote it: categories without subcategories that have no
 * published public article in a locale, and articles published in the default locale but not in
 * another, which carry the demand of the original, the nearest there is to know; and questions that
 * readers asked and no article is near to.
 *
 * @returns highest demand first, then severity, then as in the operator's files
 */
export function gapsOf(
  articles: readonly ArticleReport[],
  { categories: failed, questions }: Pick<Report['searches'], 'categories' | 'questions'>,
  input: TaxonomyInput,
  severityOf: (category: string) => ServiceSeverity,
): Gap[] {
  const open = articles.filter(({ audience }) => audience === 'public');
  return [
    ...emptyCategories(open, failed, input),
    ...missingTranslations(open, input, severityOf),
    ...unansweredQuestions(questions),
  ].sort((a, b) => b.demand - a.demand || severityRank(b.severity) - severityRank(a.severity));
}

function emptyCategories(
  articles: readonly ArticleReport[],
  failed: readonly FailedCount[],
  { locales, categories }: TaxonomyInput,
): Gap[] {
  const leaves = categories.filter(({ childIds }) => childIds.length === 0);
  return locales.flatMap((locale) =>
    leaves.flatMap(({ id, severity }): Gap[] => {
      const isHere = (thing: { locale: string; category: string | null }): boolean =>
        thing.locale === locale && thing.category === id;
      const cell = cellOf(articles.filter(isHere), countFailed(failed.filter(isHere)));
      return cell.published > 0
        ? []
        : [{ kind: 'empty-category', locale, category: id, article: null, demand: cell.demand, severity }];
    }),
  );
}

function missingTranslations(
  articles: readonly ArticleReport[],
  { locales }: TaxonomyInput,
  severityOf: (category: string) => ServiceSeverity,
): Gap[] {
  const [original, ...others] = locales;
  const published = articles.filter(({ state }) => state === 'published');
  const keys = new Set(published.map(({ locale, id }) => articleKey(locale, id)));
  const originals = published.filter(({ locale }) => locale === original);
  return others.flatMap((locale) =>
    originals
      .filter(({ id }) => !keys.has(articleKey(locale, id)))
      .map(
        ({ id, category, demand }): Gap => ({
          kind: 'missing-translation',
          locale,
          category,
          article: id,
          demand,
          severity: severityOf(category),
        }),
      ),
  );
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
