import { element, setChildren } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** The page says within this time what is open now, or not at all. */
const followMilliseconds = 10_000;

/** The ways to a person, with what is open now: a copy of the page's own, or else a link to the page that has them. */
export function renderContact(strings: SearchStrings): HTMLLIElement {
  const own = document.querySelector('main [data-contact] ul');
  const item = element('li', { className: 'contact-item' });
  if (own === null) {
    item.append(element('a', { href: strings.channelsUrl }, strings.askInstead));
    return item;
  }
  const copy = (): void => {
    const list = own.cloneNode(true) as HTMLElement;
    for (const each of Array.from(list.querySelectorAll('[id]'))) each.removeAttribute('id');
    setChildren(item, [list]);
  };
  copy();
  // The opening hours may come later than the results; their lines are there already.
  const observer = new MutationObserver(copy);
  observer.observe(own, { subtree: true, childList: true, characterData: true, attributes: true });
  setTimeout(() => observer.disconnect(), followMilliseconds);
  return item;
}
