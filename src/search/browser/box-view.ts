import type { Answer } from '../answer-query.ts';
import { element, setChildren } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The elements of a search box. */
export interface BoxParts {
  box: HTMLElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
  note: HTMLElement;
  /** `null` on pages without filters. */
  filters: HTMLElement | null;
}

/** @returns `undefined` when an element is missing; the form then works without script */
export function findParts(box: HTMLElement): BoxParts | undefined {
  const form = box.querySelector('form');
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const status = box.querySelector<HTMLElement>('[data-search-status]');
  const list = box.querySelector<HTMLElement>('[data-search-results]');
  const note = box.querySelector<HTMLElement>('[data-search-note]');
  const filters = box.querySelector<HTMLElement>('[data-search-filters]');
  return form && input && status && list && note ? { box, form, input, status, list, note, filters } : undefined;
}

/** Sets the status text, unless it is unchanged: a screen reader would announce it again. */
export function setStatus({ status }: BoxParts, sentence: string): void {
  if (status.textContent !== sentence) status.textContent = sentence;
}

/** Replaces the results; focus stays on the result that had it. */
export function showItems({ list }: BoxParts, items: readonly HTMLElement[]): void {
  const focused = (document.activeElement?.closest('[data-key]') as HTMLElement | null)?.dataset['key'];
  setChildren(list, items);
  list.hidden = items.length === 0;
  if (focused !== undefined && !list.contains(document.activeElement))
    items
      .find((item) => item.dataset['key'] === focused)
      ?.querySelector('a')
      ?.focus();
}

/** What was corrected, with a button that undoes it, what was cut, and a link to ask a person when the result is unsure. */
export function renderNote(
  answer: Answer,
  query: string,
  strings: SearchStrings,
  searchLiterally: () => void,
): (Node | string)[] {
  const parts: (Node | string)[] = [];
  if (answer.corrected !== undefined) {
    const typed = element('button', { type: 'button', className: 'link', onclick: searchLiterally }, `“${query}”`);
    parts.push(strings.corrected, element('strong', {}, answer.corrected), strings.literally, typed);
  }
  if (answer.isCut) parts.push(parts.length > 0 ? ' ' : '', strings.cut);
  if (answer.isUnsure && answer.intent === undefined)
    parts.push(
      parts.length > 0 ? ' ' : '',
      element('a', { href: `${strings.askUrl}?q=${encodeURIComponent(query)}` }, strings.askInstead),
    );
  return parts;
}

export function renderRecent(query: string, { searchUrl }: SearchStrings): HTMLLIElement {
  const link = element('a', { href: `${searchUrl}?q=${encodeURIComponent(query)}` }, query);
  return element('li', { className: 'recent' }, link);
}

/** Rows that lead to the topics. */
export function renderTopics({ topicUrls, facets }: SearchStrings): HTMLLIElement[] {
  return Object.entries(topicUrls).map(([id, href]) =>
    element('li', { className: 'recent' }, element('a', { href }, facets.category.values[id] ?? id)),
  );
}

/** The arrow keys move the focus from the field through the results and back. */
export function moveFocus(event: KeyboardEvent, { input, list }: BoxParts): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.isComposing || (event.target as Element).closest('select')) return;
  const stops = [input, ...list.querySelectorAll<HTMLElement>('li > a, li > h2 > a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? undefined : stops[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
