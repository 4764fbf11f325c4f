/**
 * Loads `enhanceVoteForm` and its texts when the reader votes, or at once when this browser remembers a vote of theirs. If
 * they cannot be loaded, the form is sent as without JavaScript.
 *
 * @param form `data-texts` is the URL of a file with its texts and those of the next element, as `vote` and `comment`
 */
export function loadForVote(form: HTMLFormElement): void {
  let pressed: HTMLButtonElement | undefined;
  const load = async (): Promise<void> => {
    form.removeEventListener('submit', onSubmit);
    try {
      const [part] = await Promise.all([import('./vote-form.ts'), addTexts(form)]);
      part.enhanceVoteForm(form, pressed);
    } catch {
      if (pressed) sendPlainly(form, pressed);
    }
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void load();
  };
  // Older WebViews do not set `submitter`.
  form.addEventListener('click', ({ target }) => {
    pressed = (target as Element).closest('button') ?? undefined;
  });
  form.addEventListener('submit', onSubmit);
  if (remembers(voteKey(form))) void load();
}

/** Key of the reader's vote in the browser's storage. */
export function voteKey({ elements }: HTMLFormElement): string {
  const fieldValue = (name: string): string => (elements.namedItem(name) as HTMLInputElement).value;
  return `vote:${fieldValue('locale')}/${fieldValue('article')}`;
}

async function addTexts(form: HTMLFormElement): Promise<void> {
  const address = form.dataset['texts'];
  if (!address) return;
  const texts = (await (await fetch(address)).json()) as Record<'vote' | 'comment', Record<string, string>>;
  Object.assign(form.dataset, texts.vote);
  Object.assign((form.nextElementSibling as HTMLElement).dataset, texts.comment);
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
