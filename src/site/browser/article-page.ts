import { openWhilePrinting } from './print.ts';
import { noteVisit } from './recently-read.ts';

/** What a script adds to an article page: copying of code, details open on paper, and the note that it was read, kept in this browser. */
export function enhanceArticlePage(article: HTMLElement): void {
  noteVisit(article.dataset['reader'] ?? '', { url: location.pathname, title: article.querySelector('h1')?.textContent ?? '' });
  const blocks = article.querySelectorAll('pre');
  if (blocks.length > 0) void import('./copy-buttons.ts').then(({ addCopyButtons }) => addCopyButtons(blocks, article.dataset));
  openWhilePrinting(article);
  // Only who comes from a search has words that could be carried along.
  if (document.referrer.includes('q='))
    void import('./searched-before.ts').then(({ carrySearch }) => carrySearch(document.referrer, location.origin));
}
