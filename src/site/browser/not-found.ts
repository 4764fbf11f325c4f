import { withoutBase } from '../../knowledge/base-path.ts';
import { typeIn } from './type-in.ts';
import { wordsOfAddress } from './words-of-address.ts';

/**
 * Searches for the words in the URL of a missing page: fills in all search fields, of which an instant search shows
 * results at once.
 *
 * @param page its `data-not-found` lists the site's locales
 */
export function searchForAddress(page: HTMLElement): void {
  const words = wordsOfAddress(withoutBase(location.pathname), (page.dataset['notFound'] ?? '').split(' '));
  if (words === '') return;
  for (const input of page.querySelectorAll<HTMLInputElement>('input[name="q"]')) typeIn(input, words);
}
