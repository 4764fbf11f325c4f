import { enhanceVote } from '../../feedback/browser/vote.ts';
import { withBase } from '../../knowledge/base-path.ts';
import { takeQuery } from '../../search/browser/opened-result.ts';

/** Enhances the vote form of an article page; a helpful vote also confirms the search that led the reader there. */
export function enhanceArticleVote(form: HTMLFormElement): void {
  let isPressed = false;
  form.addEventListener('submit', () => (isPressed = true));
  // Added before `enhanceVote`, so that no event is missed.
  form.addEventListener('voted', (event) => {
    const { ballot, value } = (event as CustomEvent<{ ballot: string; value: string }>).detail;
    // An earlier vote is announced when the page is opened, too.
    if (isPressed && value === 'helpful') confirmSearch(form, ballot).catch(() => undefined);
  });
  enhanceVote(form);
}

/** Failures are ignored: the vote is stored, and the reader did not ask for more. */
async function confirmSearch(form: HTMLFormElement, ballot: string): Promise<void> {
  const { value: locale } = form.elements.namedItem('locale') as HTMLInputElement;
  const query = takeQuery(location.pathname, locale);
  if (query === undefined) return;
  const { stripPii } = await import('../../privacy/strip-pii.ts');
  await fetch(withBase('/api/confirmations'), {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ballot, query: stripPii(query) }),
  });
}
