import type { Ranked } from '../ranking/rank.ts';
import type { SideArticle } from '../side-index/side-client.ts';
import { element, setChildren } from './elements.ts';
import { type FacetName, facetNames, type SearchStrings } from './search-strings.ts';

/** Filters results by product, category and type. */
export interface FacetFilter {
  /** Shows how many results each option would leave, and hides filters that have only one. */
  update(ranked: readonly Ranked[], articles: ReadonlyMap<string, SideArticle>): void;
  /** Whether an article passes the chosen filters; one that is not in the side index always does. */
  admits(article: SideArticle | undefined): boolean;
  /** Whether the reader has chosen any. */
  isSet(): boolean;
  reset(): void;
}

const valuesOf: Readonly<Record<FacetName, (article: SideArticle) => readonly string[]>> = {
  product: ({ products }) => products,
  category: ({ category }) => [category],
  type: ({ type }) => [type],
};

/** @param container receives the filters */
export function createFacetFilter(container: HTMLElement, strings: SearchStrings, onChange: () => void): FacetFilter {
  const selects = facetNames.map((name) => {
    const select = element('select', { onchange: onChange });
    const label = element('label', {}, element('span', {}, strings.facets[name].label), ' ', select);
    return { name, select, label };
  });
  setChildren(
    container,
    selects.map(({ label }) => label),
  );
  container.hidden = true;

  /** Whether an article passes all filters but `except`, whose counts must not depend on its own selection. */
  const passes = (article: SideArticle, except?: FacetName): boolean =>
    selects.every(({ name, select }) => name === except || select.value === '' || valuesOf[name](article).includes(select.value));

  return {
    admits: (article) => article === undefined || passes(article),
    isSet: () => selects.some(({ select }) => select.value !== ''),
    reset() {
      for (const { select } of selects) select.value = '';
    },
    update(ranked, articles) {
      const found = ranked.flatMap(({ key }) => articles.get(key) ?? []);
      for (const { name, select, label } of selects) {
        const counts = new Map<string, number>();
        for (const article of found.filter((each) => passes(each, name)))
          for (const value of valuesOf[name](article)) counts.set(value, (counts.get(value) ?? 0) + 1);
        const { all, values } = strings.facets[name];
        const chosen = select.value;
        if (chosen !== '' && !counts.has(chosen)) counts.set(chosen, 0);
        const options = [...counts]
          .sort(([, a], [, b]) => b - a)
          .map(([value, count]) => element('option', { value }, `${values[value] ?? value} (${count})`));
        setChildren(select, [element('option', { value: '' }, all), ...options]);
        select.value = chosen;
        label.hidden = counts.size < 2 && chosen === '';
      }
      container.hidden = selects.every(({ label }) => label.hidden);
    },
  };
}
