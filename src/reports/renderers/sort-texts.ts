import { escapeMarkup } from '../../escape-markup.ts';
import type { Strings } from '../../i18n/strings.ts';

/** Attributes of an element around tables, with what `sort-tables.js` says when a reader sorts one. */
export function sortTexts({
  reports: {
    pages: { sorting },
  },
}: Strings): string {
  const said = { ascending: sorting.ascending(column), descending: sorting.descending(column), unsorted: sorting.unsorted };
  return Object.entries(said)
    .map(([name, text]) => ` data-${name}="${escapeMarkup(text)}"`)
    .join('');
}

/** What the script replaces by a column's name. */
const column = '%';
