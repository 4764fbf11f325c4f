import { withBase, withoutBase } from '../../knowledge/base-path.ts';
import { guessArticles, type ListedArticle } from './guess-articles.ts';
import { typeIn } from './type-in.ts';
import { wordsOfAddress } from './words-of-address.ts';

/**
 * Helps readers whose address leads nowhere: offers the articles whose ids are like it. Without any, fills in all search
 * fields with its words, for which an instant search shows results at once.
 *
 * @param page its `data-not-found` lists the site's locales; each of its `[data-guess]` is a hidden list for the locale of
 *   that name, `data-titles` the URL of the articles
 */
export async function helpFromAddress(page: HTMLElement): Promise<void> {
  const path = withoutBase(location.pathname);
  if (await offerGuesses(page, path)) return;
  const words = wordsOfAddress(path, (page.dataset['notFound'] ?? '').split(' '));
  if (words === '') return;
  for (const input of page.querySelectorAll<HTMLInputElement>('input[name="q"]')) typeIn(input, words);
}

/** @returns whether an article is like the address; false when the articles cannot be loaded */
async function offerGuesses(page: HTMLElement, path: string): Promise<boolean> {
  const boxes = [...page.querySelectorAll<HTMLElement>('[data-guess]')];
  const first = path.split('/', 2)[1]?.toLowerCase();
  const box = boxes.find(({ dataset }) => dataset['guess'] === first) ?? boxes[0];
  const list = box?.querySelector('ul');
  if (!box || !list) return false;
  const articles = await fetch(box.dataset['titles'] ?? '')
    .then((response) => response.json() as Promise<ListedArticle[]>)
    .catch(() => []);
  const guesses = guessArticles(path, articles);
  list.append(...guesses.map((article) => rowOf(article, box.dataset['guess'] ?? '')));
  box.hidden = guesses.length === 0;
  return guesses.length > 0;
}

function rowOf({ id, title, lang }: ListedArticle, locale: string): HTMLLIElement {
  const link = document.createElement('a');
  link.href = withBase(`/${locale}/articles/${id}/`);
  link.textContent = title;
  if (lang) link.lang = lang;
  const row = document.createElement('li');
  row.append(link);
  return row;
}
