import styleSheet from '../../styles/forms.css?url';

/**
 * Asks why, below the vote that an article did not help, with the form of the page that readers without
 * script get: it is fetched only then, and sent without leaving the page.
 *
 * @param vote the form of the vote, whose address knows the reader's language
 * @param place where the form goes; holds its texts as `data-thanks` and `-failed`
 */
export async function askWhy(vote: HTMLFormElement, place: HTMLElement, ballot: string): Promise<void> {
  const { pathname, search } = new URL(vote.action);
  const form = (await fetchPage(`${pathname}/${ballot}${search}`))?.querySelector<HTMLFormElement>(
    'form[action*="/api/comments"]',
  );
  // Out of reach: the vote is stored, and asking why can wait.
  if (!form) return;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const look = document.createElement('link');
  look.rel = 'stylesheet';
  look.href = styleSheet;
  document.head.append(look);
  place.replaceChildren(document.adoptNode(form), status);
  place.hidden = false;
  const texts = place.dataset;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // Read before the fields are switched off, which would leave them out.
    const given = Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value !== '');
    for (const field of form.querySelectorAll<HTMLButtonElement>('button, input, textarea')) field.disabled = true;
    status.textContent = vote.dataset['sending'] ?? '';
    let outcome = texts['failed'];
    try {
      const response = await fetch(form.getAttribute('action') ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(Object.fromEntries(given)),
        signal: window.AbortSignal?.timeout?.(15_000) ?? null,
      });
      const answer = await response.json();
      outcome = response.ok && answer.stored ? texts['thanks'] : (answer.detail ?? outcome);
      form.hidden = response.ok && answer.stored === true;
    } catch {
      // Neither acknowledged nor refused: what was written stays and can be sent again.
    }
    for (const field of form.querySelectorAll<HTMLButtonElement>('button, input, textarea')) field.disabled = false;
    status.textContent = outcome ?? '';
  });
}

/** Another page of ours, read by the browser itself: text is never made HTML by a script. */
function fetchPage(address: string): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onloadend = () => resolve(request.responseXML ?? undefined);
    request.send();
  });
}
