import type { Answer } from '../answer-query.ts';
import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The elements of a search box. */
export interface BoxParts {
  box: HTMLElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
  note: HTMLElement;
  /** Only where results can be narrowed down. */
  filters: HTMLElement | null;
}

/** @returns `undefined` when one is missing: then the form works without script */
export function findParts(box: HTMLElement): BoxParts | undefined {
  const form = box.querySelector('form');
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const status = box.querySelector<HTMLElement>('[data-search-status]');
  const list = box.querySelector<HTMLElement>('[data-search-results]');
  const note = box.querySelector<HTMLElement>('[data-search-note]');
  const filters = box.querySelector<HTMLElement>('[data-search-filters]');
  return form && input && status && list && note ? { box, form, input, status, list, note, filters } : undefined;
}

/** Unchanged text is not set again: a screen reader would repeat it. */
export function say({ status }: BoxParts, sentence: string): void {
  if (status.textContent !== sentence) status.textContent = sentence;
}

/** Replaces the results; focus stays on the result that had it. */
export function showItems({ list }: BoxParts, items: readonly HTMLLIElement[]): void {
  const focused = (document.activeElement?.closest('[data-key]') as HTMLElement | null)?.dataset['key'];
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  if (focused !== undefined)
    items
      .find((item) => item.dataset['key'] === focused)
      ?.querySelector('a')
      ?.focus();
}

export function describeAnswer({ isEmpty, isUnsure, admitted }: Answer, strings: SearchStrings): string {
  if (isEmpty) return strings.nothing;
  if (isUnsure) return strings.unsure;
  return (admitted === 1 ? strings.result : strings.results).replace('{count}', String(admitted));
}

/** What was corrected, with a way back, and the way to ask a person. */
export function noteOf(answer: Answer, query: string, strings: SearchStrings, onLiteral: () => void): (Node | string)[] {
  const parts: (Node | string)[] = [];
  if (answer.corrected !== undefined) {
    const typed = element('button', { type: 'button', className: 'link', onclick: onLiteral }, `“${query}”`);
    parts.push(strings.corrected, element('strong', {}, answer.corrected), strings.literally, typed);
  }
  if (answer.isUnsure)
    parts.push(' ', element('a', { href: `${strings.askUrl}?q=${encodeURIComponent(query)}` }, strings.askInstead));
  return parts;
}

export function recentItem(query: string, { searchUrl }: SearchStrings): HTMLLIElement {
  const link = element('a', { href: `${searchUrl}?q=${encodeURIComponent(query)}` }, query);
  return element('li', { className: 'recent' }, link);
}

/** The arrow keys move the focus from the field through the results and back. */
export function moveFocus(event: KeyboardEvent, { input, list }: BoxParts): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.isComposing || (event.target as Element).closest('select')) return;
  const stops = [input, ...list.querySelectorAll<HTMLElement>('li > a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? undefined : stops[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
