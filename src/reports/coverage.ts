import { shareOf } from '../metrics/share.ts';
import { demandOf } from './demand.ts';
import type { ReportInput } from './input.ts';
import type { ArticleReport, CoverageCell, CoverageRow, FailedCategory, Report } from './report-schema.ts';

/**
 * Coverage of a cell = Σ demand that meets a published, fresh article ÷ Σ demand, for public articles. A
 * not-helpful vote meets the article it judged; a failed search met none.
 * A category's row has its own articles and searches and those below it, each once in `all`; an article of
 * several products counts in each product's cell, a search, of which no product is known, in none. So in
 * every locale the rows without ancestors (with the one of unknown categories, when there are any) add up to
 * the totals, for `all` and for each product.
 */
export function coverageOf(
  articles: readonly ArticleReport[],
  failed: readonly FailedCount[],
  input: TaxonomyInput,
): Pick<Report['coverage'], 'rows' | 'totals'> {
  const open = articles.filter(({ audience }) => audience === 'public');
  const products = productsOf(open, input);
  const cells = (part: readonly ArticleReport[], searches: readonly FailedCount[]): Pick<CoverageRow, 'all' | 'products'> => ({
    all: cellOf(part, countFailed(searches)),
    products: products.map(({ product, has }) => ({ product, ...cellOf(part.filter(has)) })),
  });
  const isHere =
    (locale: string) =>
    (thing: { locale: string }): boolean =>
      thing.locale === locale;
  return {
    rows: input.locales.flatMap((locale) => {
      const [own, searches] = [open.filter(isHere(locale)), failed.filter(isHere(locale))];
      return categoriesOf([...own, ...searches], input).map(({ category, path, has }) => ({
        locale,
        category,
        path,
        ...cells(own.filter(has), searches.filter(has)),
      }));
    }),
    totals: input.locales.map((locale) => ({ locale, ...cells(open.filter(isHere(locale)), failed.filter(isHere(locale))) })),
  };
}

/** Failed searches of a category in a locale. */
export type FailedCount = Pick<FailedCategory, 'locale' | 'category' | 'failed'>;

export function countFailed(searches: readonly FailedCount[]): number {
  return searches.reduce((sum, { failed }) => sum + failed, 0);
}

export type TaxonomyInput = Pick<ReportInput, 'locales' | 'categories' | 'products'>;

/**
 * Counts and coverage of some articles and of failed searches. The n of its coverage counts signals: all
 * kinds weigh the same, so the weight cancels.
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

function categoriesOf(things: readonly Categorised[], { categories }: TaxonomyInput): CategoryFilter[] {
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

function productsOf(articles: readonly ArticleReport[], { products }: TaxonomyInput): ProductFilter[] {
  const ids = new Set(products.map(({ id }) => id));
  const known = [...ids].map((id): ProductFilter => ({ product: id, has: (article) => article.products.includes(id) }));
  const unclassified: ProductFilter = { product: null, has: (article) => article.products.some((id) => !ids.has(id)) };
  return articles.some(unclassified.has) ? [...known, unclassified] : known;
}
