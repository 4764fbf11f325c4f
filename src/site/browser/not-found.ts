import { typeIn } from './type-in.ts';
import { wordsOfAddress } from './words-of-address.ts';

/**
 * Searches for what the address of a missing page says: all its search fields hold the words, and the one that
 * answers at once answers.
 *
 * @param page its `data-not-found` lists the site's locales
 */
export function searchForAddress(page: HTMLElement): void {
  const words = wordsOfAddress(location.pathname, (page.dataset['notFound'] ?? '').split(' '));
  if (words === '') return;
  for (const input of page.querySelectorAll<HTMLInputElement>('input[name="q"]')) typeIn(input, words);
}
