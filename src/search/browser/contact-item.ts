import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The ways to a person, with what is open now: a copy of the page's own, or else a link to the page that has them. */
export function renderContact(strings: SearchStrings): HTMLLIElement {
  const own = document.querySelector('main [data-contact] ul');
  const item = element('li', { className: 'contact-item' });
  if (own === null) {
    item.append(element('a', { href: strings.channelsUrl }, strings.askInstead));
    return item;
  }
  const copy = own.cloneNode(true) as HTMLElement;
  for (const each of Array.from(copy.querySelectorAll('[id]'))) each.removeAttribute('id');
  item.append(copy);
  return item;
}
