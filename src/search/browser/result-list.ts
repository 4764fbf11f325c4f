import { mark, markable, type Passage, passageOf } from '../passage.ts';
import type { Hit, SearchOutcome } from '../search-articles.ts';
import type { SideArticle } from '../side-client.ts';
import type { TextReader } from '../text-reader.ts';
import { element } from './elements.ts';
import type { SearchWords } from './search-words.ts';

/** One result: title, what kind of article it is, and the passage that answers. */
export function renderHit(hit: Hit, outcome: SearchOutcome, reader: TextReader, words: SearchWords): HTMLLIElement {
  const wanted = markable(outcome.words, reader);
  const passage = passageOf(hit.page, outcome.words, reader);
  const link = element('a', { href: hit.url }, ...marked(mark(hit.title, wanted)));
  const kind = [hit.category, words.facets.type.values[hit.type]].filter(Boolean).join(' · ');
  const text = element('p', {}, ...(passage === undefined ? marked(mark(hit.summary, wanted)) : marked(passage.pieces)));
  const item = element('li', { className: hit.isUrgent ? 'result urgent' : 'result' });
  item.dataset['key'] = hit.key;
  if (hit.isUrgent) item.append(element('strong', { className: 'tag tag-issue' }, words.urgent));
  item.append(
    link,
    ' ',
    element('small', {}, kind),
    text,
    ...(passage?.heading === undefined ? [] : [underHeading(hit, passage.heading, words)]),
  );
  return item;
}

function underHeading(hit: Hit, heading: NonNullable<Passage['heading']>, words: SearchWords): HTMLElement {
  const link = element('a', { href: `${hit.url}#${heading.id}` }, heading.text);
  return element('p', { className: 'under' }, `${words.under} `, link);
}

/** A result of which only the side index is known: it stands there until more is loaded. */
export function renderTitle({ title = '', id = '', type, key }: SideArticle, locale: string, words: SearchWords): HTMLLIElement {
  const item = element(
    'li',
    { className: 'result' },
    element('a', { href: `/${locale}/articles/${id}/` }, title),
    ' ',
    element('small', {}, words.facets.type.values[type] ?? ''),
  );
  item.dataset['key'] = key;
  return item;
}

function marked(pieces: Passage['pieces']): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text));
}
