import { withBase } from '../../knowledge/base-path.ts';
import type { ResultRow } from '../result-row.ts';
import { renderAnswer } from './answer-card.ts';
import { element } from './elements.ts';
import { marked, sectionLink } from './pieces.ts';
import type { SearchStrings } from './search-strings.ts';

/** A result: title, category, type, and the snippet that answers; or the answer in full. */
export function renderRow(row: ResultRow, strings: SearchStrings): HTMLLIElement {
  const { key, url, category, type, section, text, answer, isUrgent } = row;
  const title = element('h2', {}, element('a', { href: withBase(url) }, ...marked(row.title)));
  const item = element('li', { className: `result${answer ? ' answer' : ''}${isUrgent ? ' urgent' : ''}` });
  item.dataset['key'] = key;
  if (isUrgent) item.append(element('strong', { className: 'tag tag-issue' }, strings.urgent));
  if (answer !== undefined) {
    item.append(...renderAnswer({ ...row, answer }, title, strings));
    return item;
  }
  const kind = [category, strings.facets.type.values[type]].filter(Boolean).join(' · ');
  item.append(title, element('small', {}, kind), element('p', {}, ...marked(text ?? [])));
  if (section !== undefined) item.append(element('p', { className: 'under' }, `${strings.under} `, sectionLink(url, section)));
  return item;
}
