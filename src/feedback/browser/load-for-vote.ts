/**
 * Loads `enhanceVoteForm` when the reader votes, or at once when this browser remembers a vote of theirs. If it cannot be
 * loaded, the form is sent as without JavaScript.
 */
export function loadForVote(form: HTMLFormElement): void {
  let pressed: HTMLButtonElement | undefined;
  const load = (): void => {
    form.removeEventListener('submit', onSubmit);
    import('./vote-form.ts')
      .then(({ enhanceVoteForm }) => enhanceVoteForm(form, pressed))
      .catch(() => {
        if (pressed) sendPlainly(form, pressed);
      });
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    load();
  };
  // Older WebViews do not set `submitter`.
  form.addEventListener('click', ({ target }) => {
    pressed = (target as Element).closest('button') ?? undefined;
  });
  form.addEventListener('submit', onSubmit);
  if (remembers(voteKey(form))) load();
}

/** Key of the reader's vote in the browser's storage. */
export function voteKey({ elements }: HTMLFormElement): string {
  const valueOf = (name: string): string => (elements.namedItem(name) as HTMLInputElement).value;
  return `vote:${valueOf('locale')}/${valueOf('article')}`;
}

function remembers(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** `submit()` leaves out the pressed button, so a field takes its place. */
function sendPlainly(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name, value });
  form.append(field);
  form.submit();
}
