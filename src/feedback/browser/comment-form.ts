import { enhanceForm } from '../../endpoint/browser/enhance-form.ts';
import styleSheet from '../../styles/forms.css?url';

/**
 * Asks why, below a vote that the article did not help. Takes the form from the ballot's page, which readers without
 * JavaScript see, and sends it without leaving the article.
 *
 * @param vote the vote form, whose action names the reader's language
 * @param container receives the form; has its texts as `data-thanks` and `data-failed`
 */
export async function askWhy(vote: HTMLFormElement, container: HTMLElement, ballot: string): Promise<void> {
  const { pathname, search } = new URL(vote.action);
  const page = await fetchPage(`${pathname}/${ballot}${search}`);
  const form = page?.querySelector<HTMLFormElement>('form[action*="/api/comments"]');
  // The page could not be fetched. The vote is stored, so the question is skipped.
  if (!form) return;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = styleSheet;
  document.head.append(style);
  container.textContent = '';
  container.append(document.adoptNode(form), status);
  container.hidden = false;
  const { thanks, failed } = container.dataset;
  enhanceForm(form, status, { sending: vote.dataset['sending'], stored: thanks, failed });
}

/** Fetches another of our pages, parsed by the browser: Trusted Types keep scripts from turning text into HTML. */
function fetchPage(address: string): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onloadend = () => resolve(request.responseXML ?? undefined);
    request.send();
  });
}
