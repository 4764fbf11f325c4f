import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The ways to a person that are above the results, and the section of the page they are from. */
let moved: { list: HTMLElement; section: HTMLElement } | undefined;

/**
 * The ways to a person, with what is open now: the page’s own, which are shown once, or else a link to the page that has
 * them. They are moved, so that what keeps them up to date goes on doing so.
 *
 * @param options.isShort whether only the first two are shown
 */
export function renderContact(strings: SearchStrings, { isShort = false } = {}): HTMLLIElement {
  returnContact();
  const section = document.querySelector<HTMLElement>('main [data-contact]');
  const list = section?.querySelector('ul');
  const item = element('li', { className: isShort ? 'contact-item contact-short' : 'contact-item' });
  if (!section || !list) {
    item.append(element('a', { href: strings.channelsUrl }, strings.askInstead));
    return item;
  }
  item.append(list);
  section.hidden = true;
  moved = { list, section };
  return item;
}

/** Puts the ways to a person back where the page has them. */
export function returnContact(): void {
  if (moved === undefined) return;
  moved.section.append(moved.list);
  moved.section.hidden = false;
  moved = undefined;
}
