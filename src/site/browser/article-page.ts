import { openWhilePrinting } from './print.ts';
import { rememberVisit } from './recently-read.ts';

/**
 * Enhances an article page: copy buttons, details opened for printing, and the list of recently read articles in this
 * browser.
 */
export function enhanceArticlePage(article: HTMLElement): void {
  rememberVisit(article.dataset['reader'] ?? '', {
    url: location.pathname,
    title: article.querySelector('h1')?.textContent ?? '',
  });
  const blocks = article.querySelectorAll('pre');
  if (blocks.length > 0) void import('./copy-buttons.ts').then(({ addCopyButtons }) => addCopyButtons(blocks, article.dataset));
  openWhilePrinting(article);
  // Only readers who come from a search have words to pass on.
  if (document.referrer.includes('q='))
    void import('./searched-before.ts').then(({ passOnQuery }) => passOnQuery(document.referrer, location.origin));
}
