import { enhanceVote } from '../../feedback/browser/vote.ts';
import { withBase } from '../../knowledge/base-path.ts';
import { takeOpened } from '../../search/browser/opened-result.ts';
import { send } from '../../search/browser/send.ts';

/**
 * Enhances the vote form of an article page. A helpful vote also confirms the search that led the reader there, or counts
 * for the ask form that suggested the article.
 */
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
  const opened = takeOpened(location.pathname, locale);
  if (opened === undefined) return;
  const { query } = opened;
  if (query === undefined) return send('/api/counts', { locale, what: 'ask-helped' }, false);
  const { stripPii } = await import('../../privacy/strip-pii.ts');
  await fetch(withBase('/api/confirmations'), {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ballot, query: stripPii(query) }),
  });
}
