import { withBase } from '../../knowledge/base-path.ts';
import { type MarkedText, mark, markable } from '../passages/mark.ts';
import { type Passage, passageOf } from '../passages/passage.ts';
import type { Hit } from '../ranking/rank-articles.ts';
import type { SearchOutcome } from '../search-articles.ts';
import type { SideArticle } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** A result: title, category, type, and the passage that answers. */
export function renderHit(hit: Hit, outcome: SearchOutcome, reader: TextReader, strings: SearchStrings): HTMLLIElement {
  const wanted = markable(outcome.words, reader);
  const passage = passageOf(hit, outcome.query, reader);
  const link = element('a', { href: hit.url }, ...marked(mark(hit.title, wanted)));
  const kind = [hit.category, strings.facets.type.values[hit.type]].filter(Boolean).join(' · ');
  const item = element('li', { className: hit.isUrgent ? 'result urgent' : 'result' });
  item.dataset['key'] = hit.key;
  if (hit.isUrgent) item.append(element('strong', { className: 'tag tag-issue' }, strings.urgent));
  item.append(element('h2', {}, link), element('small', {}, kind), element('p', {}, ...marked(mark(passage.text, wanted))));
  if (passage.section !== undefined) item.append(underHeading(hit, passage.section, strings));
  return item;
}

function underHeading(hit: Hit, { id, heading }: NonNullable<Passage['section']>, strings: SearchStrings): HTMLElement {
  return element('p', { className: 'under' }, `${strings.under} `, element('a', { href: `${hit.url}#${id}` }, heading));
}

/** A result from the side index alone, shown while Pagefind is loading. */
export function renderTitle(
  { title = '', id = '', type, key }: SideArticle,
  locale: string,
  strings: SearchStrings,
): HTMLLIElement {
  const item = element(
    'li',
    { className: 'result' },
    element('h2', {}, element('a', { href: withBase(`/${locale}/articles/${id}/`) }, title)),
    element('small', {}, strings.facets.type.values[type] ?? ''),
  );
  item.dataset['key'] = key;
  return item;
}

function marked(pieces: MarkedText): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text));
}
