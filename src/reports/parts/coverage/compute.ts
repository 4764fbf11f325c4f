import { shareOf } from '../../../metrics/share.ts';
import { demandOf } from '../../demand.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import { findGaps } from '../gaps/find-gaps.ts';
import type { FailedCategory, SearchesResult } from '../searches/schema.ts';
import type { CoverageCell, CoverageReport, CoverageRow } from './schema.ts';

type Input = Pick<BaseInput, 'locales' | 'categories' | 'products'>;

/**
 * Coverage of a cell = Σ demand met by published, fresh articles ÷ Σ demand, for public articles. A not-helpful vote is
 * met by the article it is about; a failed search is met by none. A category's row includes the categories below it and
 * counts each article and search once in `all`. An article with several products counts in each product's cell; a
 * search counts in none, since its product is unknown. In every locale, the rows without ancestors, including the one
 * for unknown categories, add up to the totals.
 */
export function coverageOf(input: Input, { articles, searches }: ArticlesResult & SearchesResult): CoverageReport {
  const { categories: failed, questions } = searches;
  const open = articles.filter(({ audience }) => audience === 'public');
  const products = productsOf(open, input);
  const cells = (part: readonly ArticleReport[], some: readonly FailedCount[]): Pick<CoverageRow, 'all' | 'products'> => ({
    all: cellOf(part, countFailed(some)),
    products: products.map(({ product, has }) => ({ product, ...cellOf(part.filter(has)) })),
  });
  const inLocale =
    (locale: string) =>
    (thing: { locale: string }): boolean =>
      thing.locale === locale;
  return {
    rows: input.locales.flatMap((locale) => {
      const [own, some] = [open.filter(inLocale(locale)), failed.filter(inLocale(locale))];
      return categoriesOf([...own, ...some], input).map(({ category, path, has }) => ({
        locale,
        category,
        path,
        ...cells(own.filter(has), some.filter(has)),
      }));
    }),
    totals: input.locales.map((locale) => ({
      locale,
      ...cells(open.filter(inLocale(locale)), failed.filter(inLocale(locale))),
    })),
    gaps: findGaps(open, { failed, questions }, input),
  };
}

/** Failed searches of a category in a locale. */
export type FailedCount = Pick<FailedCategory, 'locale' | 'category' | 'failed'>;

export function countFailed(searches: readonly FailedCount[]): number {
  return searches.reduce((sum, { failed }) => sum + failed, 0);
}

/**
 * Counts and coverage of some articles and failed searches. The coverage's n counts signals: all kinds weigh the same,
 * so the weight cancels out.
 */
export function cellOf(articles: readonly ArticleReport[], failedSearches = 0): CoverageCell {
  const fresh = articles.filter(isAnswering);
  const published = articles.filter(({ state }) => state === 'published').length;
  return {
    published,
    fresh: fresh.length,
    overdue: published - fresh.length,
    draft: articles.filter(({ state }) => state === 'draft' || state === 'in-review').length,
    archived: articles.filter(({ state }) => state === 'archived').length,
    demand: articles.reduce((sum, { demand }) => sum + demand, 0) + demandOf({ failedSearch: failedSearches }),
    notHelpful: countVotes(articles),
    failedSearches,
    coverage: shareOf(countVotes(fresh), countVotes(articles) + failedSearches),
  };
}

function isAnswering({ freshness }: ArticleReport): boolean {
  return freshness !== null && freshness.state !== 'overdue';
}

function countVotes(articles: readonly ArticleReport[]): number {
  return articles.reduce((sum, { current }) => sum + current.learners.notHelpful, 0);
}

interface CategoryFilter {
  category: string | null;
  path: string[];
  has: (thing: Categorised) => boolean;
}

interface Categorised {
  category: string | null;
}

function categoriesOf(things: readonly Categorised[], { categories }: Input): CategoryFilter[] {
  const ancestors = new Map(categories.map((category) => [category.id, category.ancestors]));
  const known = categories.map(
    ({ id, ancestors: path }): CategoryFilter => ({
      category: id,
      path: [...path],
      has: ({ category }) => category === id || (ancestors.get(category ?? '')?.includes(id) ?? false),
    }),
  );
  const unclassified: CategoryFilter = { category: null, path: [], has: ({ category }) => !ancestors.has(category ?? '') };
  return things.some(unclassified.has) ? [...known, unclassified] : known;
}

interface ProductFilter {
  product: string | null;
  has: (article: ArticleReport) => boolean;
}

function productsOf(articles: readonly ArticleReport[], { products }: Input): ProductFilter[] {
  const ids = new Set(products.map(({ id }) => id));
  const known = [...ids].map((id): ProductFilter => ({ product: id, has: (article) => article.products.includes(id) }));
  const unclassified: ProductFilter = { product: null, has: (article) => article.products.some((id) => !ids.has(id)) };
  return articles.some(unclassified.has) ? [...known, unclassified] : known;
}
