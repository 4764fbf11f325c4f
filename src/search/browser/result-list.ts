import { withBase } from '../../knowledge/base-path.ts';
import type { Hit } from '../ranking/rank-articles.ts';
import type { SearchOutcome } from '../search-articles.ts';
import { type MarkedText, mark, markable } from '../snippets/mark.ts';
import { type Snippet, snippetOf } from '../snippets/snippet.ts';
import type { TextReader } from '../text/text-reader.ts';
import { renderAnswer } from './answer-card.ts';
import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** What decides how a hit is shown, besides the hit. */
export interface RowContext {
  outcome: Pick<SearchOutcome, 'query' | 'words'>;
  reader: TextReader;
  strings: SearchStrings;
}

/**
 * A result: title, category, type, and the snippet that answers.
 *
 * @param isAnswer whether it is shown as the answer, with the snippet in full
 */
export function renderHit(hit: Hit, { outcome, reader, strings }: RowContext, isAnswer: boolean): HTMLLIElement {
  const wanted = markable(outcome.words, reader);
  const snippet = snippetOf(hit, outcome.query, reader);
  const title = element('h2', {}, element('a', { href: withBase(hit.url) }, ...marked(mark(hit.title, wanted))));
  const item = element('li', { className: `result${isAnswer ? ' answer' : ''}${hit.isUrgent ? ' urgent' : ''}` });
  item.dataset['key'] = hit.key;
  if (hit.isUrgent) item.append(element('strong', { className: 'tag tag-issue' }, strings.urgent));
  if (isAnswer) item.append(...renderAnswer(hit, title, snippet, (text) => marked(mark(text, wanted)), strings));
  else {
    const kind = [hit.category, strings.facets.type.values[hit.type]].filter(Boolean).join(' · ');
    item.append(title, element('small', {}, kind), element('p', {}, ...marked(mark(snippet.text, wanted))));
    if (snippet.section !== undefined) item.append(underHeading(hit, snippet.section, strings));
  }
  return item;
}

function underHeading(hit: Hit, { id, heading }: NonNullable<Snippet['section']>, strings: SearchStrings): HTMLElement {
  return element('p', { className: 'under' }, `${strings.under} `, element('a', { href: withBase(`${hit.url}#${id}`) }, heading));
}

function marked(pieces: MarkedText): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text));
}
