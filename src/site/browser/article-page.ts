import { rememberVisit } from './recently-read.ts';

/**
 * Enhances an article page: copy buttons, details opened for printing, the current section in the contents, sharing, and
 * the list of recently read articles in this browser.
 */
export function enhanceArticlePage(article: HTMLElement): void {
  const visit = { url: location.pathname, title: article.querySelector('h1')?.textContent ?? '' };
  rememberVisit(article.dataset['reader'] ?? '', visit);
  const blocks = article.querySelectorAll('pre');
  if (blocks.length > 0) void import('./copy-buttons.ts').then((part) => part.addCopyButtons(blocks, article.dataset));
  // Style sheets of newer browsers open the details.
  if (!window.CSS?.supports?.('selector(::details-content)'))
    void import('./print.ts').then((part) => part.openWhilePrinting(article));
  const contents = article.querySelector<HTMLDetailsElement>('[data-contents]');
  if (contents) keepInReach(contents);
  // The list beside the text, on wide screens.
  const rail = document.querySelector<HTMLElement>('.rail');
  if (rail && rail.offsetWidth > 0) void import('./current-section.ts').then((part) => part.markCurrentSection(rail));
  const share = document.querySelector<HTMLButtonElement>('[data-share]');
  if (share) {
    share.hidden = false;
    share.onclick = () => void import('./share.ts').then((part) => part.sharePage(share));
  }
  // Only readers who come from a search have words to pass on.
  if (document.referrer.includes('q='))
    void import('./searched-before.ts').then((part) => part.passOnQuery(document.referrer, location.origin));
}

/** The table of contents stays at the top of narrow screens; a link in it closes it. */
function keepInReach(contents: HTMLDetailsElement): void {
  contents.classList.add('is-sticky');
  contents.onclick = ({ target }) => {
    if ((target as Element).closest('a')) contents.open = false;
  };
}
