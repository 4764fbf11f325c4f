import { countValues, type FacetName, facetValues } from '../facets.ts';
import type { Ranked } from '../ranking/rank.ts';
import type { SideArticle } from '../side-index/side-client.ts';
import { element, setChildren } from './elements.ts';
import { facetFields, showFields } from './facet-fields.ts';
import type { SearchStrings } from './search-strings.ts';

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

/** @param container receives the filters */
export function createFacetFilter(container: HTMLElement, strings: SearchStrings, onChange: () => void): FacetFilter {
  const fields = facetFields(container, strings);
  for (const { select } of fields) select.onchange = onChange;

  /** Whether an article passes all filters but `except`, whose counts must not depend on its own selection. */
  const passes = (article: SideArticle, except?: FacetName): boolean =>
    fields.every(
      ({ name, select }) => name === except || select.value === '' || facetValues[name](article).includes(select.value),
    );

  return {
    admits: (article) => article === undefined || passes(article),
    isSet: () => fields.some(({ select }) => select.value !== ''),
    reset() {
      for (const { select } of fields) select.value = '';
    },
    update(ranked, articles) {
      const found = ranked.flatMap(({ key }) => articles.get(key) ?? []);
      const shown: FacetName[] = [];
      for (const { name, select } of fields) {
        const counts = countValues(
          found.filter((each) => passes(each, name)),
          name,
        );
        const { all, values } = strings.facets[name];
        const chosen = select.value;
        if (chosen !== '' && !counts.has(chosen)) counts.set(chosen, 0);
        const options = [...counts]
          .sort(([, a], [, b]) => b - a)
          .map(([value, count]) => element('option', { value }, `${values[value] ?? value} (${count})`));
        setChildren(select, [element('option', { value: '' }, all), ...options]);
        select.value = chosen;
        select.disabled = false;
        if (counts.size > 1 || chosen !== '') shown.push(name);
      }
      showFields(container, fields, shown);
    },
  };
}
