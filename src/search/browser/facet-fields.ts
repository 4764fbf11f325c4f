import { type FacetName, facetNames } from '../facets.ts';
import { element, setChildren } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The field of a filter. */
export interface FacetField {
  name: FacetName;
  select: HTMLSelectElement;
  label: HTMLLabelElement;
}

const fieldsIn = new WeakMap<HTMLElement, FacetField[]>();

/** The fields of the filters, hidden at first, with the option for all values alone. */
export function facetFields(container: HTMLElement, strings: SearchStrings): FacetField[] {
  const known = fieldsIn.get(container);
  if (known !== undefined) return known;
  const fields = facetNames.map((name) => {
    const { label: title, all } = strings.facets[name];
    const select = element('select', { disabled: true }, element('option', { value: '' }, all));
    return { name, select, label: element('label', {}, element('span', {}, title), ' ', select) };
  });
  fieldsIn.set(container, fields);
  setChildren(
    container,
    fields.map(({ label }) => label),
  );
  showFields(container, fields, []);
  return fields;
}

/** @param names of the fields to show; without any, the container is hidden */
export function showFields(container: HTMLElement, fields: readonly FacetField[], names: readonly FacetName[]): void {
  for (const { name, label } of fields) label.hidden = names.indexOf(name) === -1;
  container.hidden = names.length === 0;
}

/** The row of the filters among the results. */
export function filterItem(container: HTMLElement): HTMLLIElement {
  return container.closest<HTMLLIElement>('.filter-item') ?? element('li', { className: 'filter-item' }, container);
}
