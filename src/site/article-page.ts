import { openWhilePrinting } from './print.ts';
import { noteVisit } from './recently-read.ts';
import { carryWords, searchedBefore } from './searched-before.ts';

/** What a script adds to an article page: copying of code, details open on paper, and the note that it was read, kept in this browser. */
export function enhanceArticlePage(article: HTMLElement): void {
  noteVisit(article.dataset['reader'] ?? '', { url: location.pathname, title: article.querySelector('h1')?.textContent ?? '' });
  for (const block of article.querySelectorAll('pre')) addCopyButton(block, article.dataset);
  openWhilePrinting(article);
  const words = searchedBefore(document.referrer, location.origin);
  if (words !== undefined) carryWords(words);
}

function addCopyButton(block: HTMLPreElement, words: DOMStringMap): void {
  // Only over https and on localhost does a browser let a page write to the clipboard.
  if (navigator.clipboard === undefined) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = words['copy'] ?? '';
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(block.textContent).then(
      () => {
        button.textContent = words['copied'] ?? '';
      },
      () => undefined,
    );
  });
  const box = document.createElement('div');
  box.className = 'code-box';
  block.replaceWith(box);
  box.append(block, button);
}
