import type { ResultRow } from '../result-row.ts';
import { answerParts } from './answer-parts.ts';
import type { RowMaker } from './make-element.ts';
import { marked, sectionLink } from './pieces.ts';

/** A result: title, category, type, and the snippet that answers; or the answer in full. */
export function makeRow<Made>(row: ResultRow, maker: RowMaker<Made>): Made {
  const { element, addressOf, strings } = maker;
  const { key, url, category, type, section, text, answer, isUrgent } = row;
  const title = element('h2', {}, element('a', { href: addressOf(url) }, ...marked(row.title, element)));
  const classes = `result${answer ? ' answer' : ''}${isUrgent ? ' urgent' : ''}`;
  const urgent = isUrgent ? [element('strong', { class: 'tag tag-issue' }, strings.urgent)] : [];
  if (answer !== undefined)
    return element('li', { class: classes, 'data-key': key }, ...urgent, ...answerParts({ ...row, answer }, title, maker));
  const kind = [category, strings.facets.type.values[type]].filter(Boolean).join(' · ');
  const under = section && element('p', { class: 'under' }, `${strings.under} `, sectionLink(url, section, maker));
  return element(
    'li',
    { class: classes, 'data-key': key },
    ...urgent,
    title,
    element('small', {}, kind),
    element('p', {}, ...marked(text ?? [], element)),
    ...(under === undefined ? [] : [under]),
  );
}
