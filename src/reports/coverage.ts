import { shareOf } from '../metrics/share.ts';
import type { ReportInput } from './input.ts';
import type { ArticleReport, CoverageCell, CoverageRow, Report } from './report-schema.ts';

/**
 * Coverage of a cell = Σ demand that meets a published, fresh article ÷ Σ demand, for public articles.
 * A category's row has its own articles and those below it, each once in `all`; an article of several
 * products counts in each product's cell. So in every locale the rows without ancestors (with the one
 * of unknown categories, when there are any) add up to the totals, for `all` and for each product.
 */
export function coverageOf(
  articles: readonly ArticleReport[],
  input: TaxonomyInput,
): Pick<Report['coverage'], 'rows' | 'totals'> {
  const open = articles.filter(({ audience }) => audience === 'public');
  const products = productsOf(open, input);
  const cells = (part: readonly ArticleReport[]): Pick<CoverageRow, 'all' | 'products'> => ({
    all: cellOf(part),
    products: products.map(({ product, has }) => ({ product, ...cellOf(part.filter(has)) })),
  });
  return {
    rows: input.locales.flatMap((locale) => {
      const here = open.filter((article) => article.locale === locale);
      return categoriesOf(here, input).map(({ category, path, has }) => ({ locale, category, path, ...cells(here.filter(has)) }));
    }),
    totals: input.locales.map((locale) => ({ locale, ...cells(open.filter((article) => article.locale === locale)) })),
  };
}

export type TaxonomyInput = Pick<ReportInput, 'locales' | 'categories' | 'products'>;

/**
 * Counts and coverage of some articles. The n of its coverage counts signals; while there is one kind
 * of signal its weight cancels.
 */
export function cellOf(articles: readonly ArticleReport[]): CoverageCell {
  const fresh = articles.filter(isAnswering);
  const published = articles.filter(({ state }) => state === 'published').length;
  return {
    published,
    fresh: fresh.length,
    overdue: published - fresh.length,
    draft: articles.filter(({ state }) => state === 'draft' || state === 'in-review').length,
    archived: articles.filter(({ state }) => state === 'archived').length,
    demand: articles.reduce((sum, { demand }) => sum + demand, 0),
    coverage: shareOf(countSignals(fresh), countSignals(articles)),
  };
}

function isAnswering({ freshness }: ArticleReport): boolean {
  return freshness !== null && freshness.state !== 'overdue';
}

function countSignals(articles: readonly ArticleReport[]): number {
  return articles.reduce((sum, { current }) => sum + current.learners.notHelpful, 0);
}

interface CategoryFilter {
  category: string | null;
  path: string[];
  has: (article: ArticleReport) => boolean;
}

function categoriesOf(articles: readonly ArticleReport[], { categories }: TaxonomyInput): CategoryFilter[] {
  const ancestors = new Map(categories.map((category) => [category.id, category.ancestors]));
  const known = categories.map(
    ({ id, ancestors: path }): CategoryFilter => ({
      category: id,
      path: [...path],
      has: ({ category }) => category === id || (ancestors.get(category)?.includes(id) ?? false),
    }),
  );
  const unclassified: CategoryFilter = { category: null, path: [], has: ({ category }) => !ancestors.has(category) };
  return articles.some(unclassified.has) ? [...known, unclassified] : known;
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
