import { enhanceVoteForm } from './vote-form.ts';

/**
 * Enhances the vote form of an article page; the element after it asks why, while the vote is that the article did not
 * help.
 */
export function enhanceVote(form: HTMLFormElement): void {
  const container = form.nextElementSibling as HTMLElement;
  // Added before `enhanceVoteForm`, so that no event is missed.
  form.addEventListener('voted', (event) => {
    const { ballot, value } = (event as CustomEvent<{ ballot: string; value: string }>).detail;
    const isAsked = container.childElementCount > 0;
    container.hidden = value !== 'not-helpful' || !isAsked;
    if (value === 'not-helpful' && !isAsked)
      void import('./comment-form.ts').then(({ askWhy }) => askWhy(form, container, ballot));
  });
  enhanceVoteForm(form);
}
