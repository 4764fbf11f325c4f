import { enhanceForm } from '../../endpoint/browser/enhance-form.ts';
import styleSheet from '../../styles/forms.css?url';

/**
 * Asks why below a vote that the article did not help, with the form that readers without a script get on the page of
 * their ballot. It is fetched only now and sent without leaving the page.
 *
 * @param vote the form of the vote, whose address names the reader's language
 * @param container receives the form; has its texts as `data-thanks` and `data-failed`
 */
export async function askWhy(vote: HTMLFormElement, container: HTMLElement, ballot: string): Promise<void> {
  const { pathname, search } = new URL(vote.action);
  const page = await fetchPage(`${pathname}/${ballot}${search}`);
  const form = page?.querySelector<HTMLFormElement>('form[action*="/api/comments"]');
  // Not reachable: the vote is stored, and the question can be left out.
  if (!form) return;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = styleSheet;
  document.head.append(style);
  container.replaceChildren(document.adoptNode(form), status);
  container.hidden = false;
  const { thanks, failed } = container.dataset;
  enhanceForm(form, status, { sending: vote.dataset['sending'], stored: thanks, failed });
}

/** Another page of ours, parsed by the browser: scripts never turn text into HTML. */
function fetchPage(address: string): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onloadend = () => resolve(request.responseXML ?? undefined);
    request.send();
  });
}
