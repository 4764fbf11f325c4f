/**
 * Shows the form that asks why, once the vote above it says that the article did not help, and sends it
 * without leaving the page.
 *
 * @param form follows its vote form, which tells by the event `voted`; holds an element with
 *   `data-comment-status` and its texts as `data-sending`, `-thanks` and `-failed`
 */
export function enhanceCommentForm(form: HTMLFormElement): void {
  const status = form.querySelector('[data-comment-status]');
  const fields = form.querySelector('fieldset');
  const texts = form.dataset;
  let ballot = '';
  if (!status || !fields) return;

  form.previousElementSibling?.addEventListener('voted', (event) => {
    const vote = (event as CustomEvent<{ ballot: string; value: string }>).detail;
    ballot = vote.ballot;
    form.hidden = vote.value !== 'not-helpful';
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = JSON.stringify({ ...Object.fromEntries(new FormData(form)), ballot });
    fields.disabled = true;
    status.textContent = texts['sending'] ?? '';
    let outcome = texts['failed'];
    try {
      const response = await fetch(form.getAttribute('action') ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body,
        signal: window.AbortSignal?.timeout?.(15_000) ?? null,
      });
      const answer = await response.json();
      outcome = response.ok && answer.stored ? texts['thanks'] : (answer.detail ?? outcome);
      fields.hidden = response.ok && answer.stored === true;
    } catch {
      // Neither acknowledged nor refused: what was written stays and can be sent again.
    }
    fields.disabled = false;
    status.textContent = outcome ?? '';
  });
}
