import { withBase } from '../../knowledge/base-path.ts';
import type { Hit } from '../ranking/rank-articles.ts';
import type { SearchOutcome } from '../search-articles.ts';
import type { SideArticle } from '../side-index/side-client.ts';
import { mark, markable, type Snippet, snippetOf } from '../snippet.ts';
import type { TextReader } from '../text/text-reader.ts';
import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** A result: title, category, type, and the best snippet or else the summary. */
export function renderHit(hit: Hit, outcome: SearchOutcome, reader: TextReader, strings: SearchStrings): HTMLLIElement {
  const wanted = markable(outcome.words, reader);
  const snippet = snippetOf(hit.page, outcome.words, reader);
  const link = element('a', { href: hit.url }, ...marked(mark(hit.title, wanted)));
  const kind = [hit.category, strings.facets.type.values[hit.type]].filter(Boolean).join(' · ');
  const text = element('p', {}, ...(snippet === undefined ? marked(mark(hit.summary, wanted)) : marked(snippet.pieces)));
  const item = element('li', { className: hit.isUrgent ? 'result urgent' : 'result' });
  item.dataset['key'] = hit.key;
  if (hit.isUrgent) item.append(element('strong', { className: 'tag tag-issue' }, strings.urgent));
  item.append(
    element('h2', {}, link),
    element('small', {}, kind),
    text,
    ...(snippet?.heading === undefined ? [] : [underHeading(hit, snippet.heading, strings)]),
  );
  return item;
}

function underHeading(hit: Hit, heading: NonNullable<Snippet['heading']>, strings: SearchStrings): HTMLElement {
  const link = element('a', { href: `${hit.url}#${heading.id}` }, heading.text);
  return element('p', { className: 'under' }, `${strings.under} `, link);
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

function marked(pieces: Snippet['pieces']): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text));
}
