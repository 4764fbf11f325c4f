import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReport } from '../articles/schema.ts';
import { cellOf } from './cell.ts';
import type { CoverageReport } from './schema.ts';
import type { Signal } from './signals.ts';

type Input = Pick<BaseInput, 'categories' | 'products' | 'stages'>;

/** An article or a signal, by what it is about. */
interface Placed {
  category: string | null;
  products: readonly (string | null)[];
  stage: string | null;
}

interface CategoryFilter {
  category: string | null;
  path: string[];
  has: (thing: Placed) => boolean;
}

/** A filter for each category with those below it, and one for what is in none, if there is any. */
export function categoriesOf(things: readonly Placed[], { categories }: Input): CategoryFilter[] {
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

interface Filter {
  id: string | null;
  has: (thing: Placed) => boolean;
}

/** A filter for each product, and one for unknown ones, if there are any. */
export function productsOf(articles: readonly Placed[], signals: readonly Placed[], { products }: Input): Filter[] {
  const ids = new Set<string | null>(products.map(({ id }) => id));
  const known = products.map(({ id }): Filter => ({ id, has: (thing) => thing.products.includes(id) }));
  const unknown: Filter = { id: null, has: (thing) => thing.products.some((id) => !ids.has(id)) };
  return [...articles, ...signals].some(unknown.has) ? [...known, unknown] : known;
}

/** The same for stages. */
export function stagesOf(articles: readonly Placed[], signals: readonly Placed[], { stages }: Input): Filter[] {
  const ids = new Set<string | null>(stages.map(({ id }) => id));
  const known = stages.map(({ id }): Filter => ({ id, has: ({ stage }) => stage === id }));
  const unknown: Filter = { id: null, has: ({ stage }) => !ids.has(stage) };
  return [...articles, ...signals].some(unknown.has) ? [...known, unknown] : known;
}

type LeafCell = Omit<CoverageReport['cells'][number], 'locale'>;

/** Every combination of category, products and stage that has an article or a signal. */
export function leafCells(articles: readonly ArticleReport[], signals: readonly Signal[], input: Input): LeafCell[] {
  const known = (list: readonly { id: string }[], id: string | null): string | null =>
    list.some((each) => each.id === id) ? id : null;
  const keyOf = ({ category, products, stage }: Placed): string =>
    JSON.stringify([
      known(input.categories, category),
      input.products.map(({ id }) => id).filter((id) => products.includes(id)),
      known(input.stages, stage),
    ]);
  const [ownArticles, ownSignals] = [Map.groupBy(articles, keyOf), Map.groupBy(signals, keyOf)];
  return [...new Set([...ownArticles.keys(), ...ownSignals.keys()])].sort(compareText).map((key) => {
    const [category, products, stage] = JSON.parse(key) as [string | null, string[], string | null];
    return { category, products, stage, ...cellOf(ownArticles.get(key) ?? [], ownSignals.get(key) ?? []) };
  });
}
