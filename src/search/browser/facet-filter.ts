import type { Ranked } from '../ranking/rank.ts';
import type { SideArticle } from '../side-index/side-client.ts';
import { element } from './elements.ts';
import { type FacetName, facetNames, type SearchStrings } from './search-strings.ts';

/** Narrows results down by product, category and type. */
export interface FacetFilter {
  /** Shows how many of the results each choice leaves; hides what leaves no choice. */
  update(ranked: readonly Ranked[], articles: ReadonlyMap<string, SideArticle>): void;
  admits(article: SideArticle | undefined): boolean;
  reset(): void;
}

const valuesOf: Readonly<Record<FacetName, (article: SideArticle) => readonly string[]>> = {
  product: ({ products }) => products,
  category: ({ category }) => [category],
  type: ({ type }) => [type],
};

/** @param place where the choices go */
export function createFacetFilter(place: HTMLElement, words: SearchStrings, onChange: () => void): FacetFilter {
  const selects = facetNames.map((name) => {
    const select = element('select', { onchange: onChange });
    const label = element('label', {}, element('span', {}, words.facets[name].label), ' ', select);
    return { name, select, label };
  });
  place.replaceChildren(...selects.map(({ label }) => label));
  place.hidden = true;

  /** Whether an article passes all choices but one: that one's counts say what choosing otherwise would leave. */
  const passes = (article: SideArticle, except?: FacetName): boolean =>
    selects.every(({ name, select }) => name === except || select.value === '' || valuesOf[name](article).includes(select.value));

  return {
    admits: (article) => article === undefined || passes(article),
    reset() {
      for (const { select } of selects) select.value = '';
    },
    update(ranked, articles) {
      const found = ranked.flatMap(({ key }) => articles.get(key) ?? []);
      for (const { name, select, label } of selects) {
        const counts = new Map<string, number>();
        for (const article of found.filter((each) => passes(each, name)))
          for (const value of valuesOf[name](article)) counts.set(value, (counts.get(value) ?? 0) + 1);
        const { all, values } = words.facets[name];
        const chosen = select.value;
        if (chosen !== '' && !counts.has(chosen)) counts.set(chosen, 0);
        const options = [...counts]
          .sort(([, a], [, b]) => b - a)
          .map(([value, count]) => element('option', { value }, `${values[value] ?? value} (${count})`));
        select.replaceChildren(element('option', { value: '' }, all), ...options);
        select.value = chosen;
        label.hidden = counts.size < 2 && chosen === '';
      }
      place.hidden = selects.every(({ label }) => label.hidden);
    },
  };
}
