import { fieldsOf } from '../../endpoint/browser/fields-of.ts';
import { newId } from '../../endpoint/browser/new-id.ts';
import { send } from '../../endpoint/browser/send.ts';
import { rememberOpened } from '../../search/browser/opened-result.ts';
import { send as count } from '../../search/browser/send.ts';
import { keepDraft } from './ask-draft.ts';

/** Milliseconds without a key after which articles are looked up: the reader pauses or reads what they wrote. */
const pauseMilliseconds = 700;

/** A Chinese word; a single character says too little to look anything up. */
const minLength = 2;

/**
 * Enhances the form for questions: shows articles that may already answer what is written, keeps the draft in this tab, and
 * sends the form without losing it when that fails.
 */
export function enhanceAskForm(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
  const status = form.querySelector<HTMLElement>('[data-ask-status]');
  const locale = form.querySelector<HTMLInputElement>('input[name="locale"]')?.value ?? '';
  if (!text || !status) return;
  const forgetDraft = keepDraft(form);
  const tell = (what: string): void => {
    // Missing in the internal edition: what the staff does says nothing about demand.
    if (form.dataset['watch'] !== undefined) count('/api/counts', { locale, what }, true);
  };
  tell('ask-opened');
  let isCounted = false;
  suggest(form, text, locale, (link) => {
    // Once a visit: it is the visits that an article may have spared.
    if (!isCounted) tell('ask-suggestion');
    isCounted = true;
    if (form.dataset['watch'] !== undefined) rememberOpened({ path: link.pathname, locale });
  });

  const id = newId();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = { ...originOf(location.search), ...fieldsOf(form), id };
    setDisabled(form, true);
    status.textContent = form.dataset['sending'] ?? '';
    const answer = await send<{ reference: string; status: string; errors: { field: string; message: string }[] }>(form, fields);
    setDisabled(form, false);
    // A problem has a number there.
    if (answer?.reference !== undefined && typeof answer.status === 'string') {
      forgetDraft();
      tell('ask-sent');
      location.href = answer.status;
      return;
    }
    const faults = (answer?.errors ?? []).map(({ field, message }) => `${labelOf(form, field)}: ${message}`);
    status.textContent = [answer?.detail ?? form.dataset['failed'] ?? '', ...faults].join('\n');
    const [faulty] = answer?.errors ?? [];
    form.querySelector<HTMLElement>(`[name="${CSS.escape(faulty?.field ?? '')}"]`)?.focus();
  });
}

/** Where the reader comes from, as the links to this page say it. */
function originOf(search: string): Record<string, string> {
  const parameters = new URLSearchParams(search);
  const article = parameters.get('article') ?? '';
  const query = (parameters.get('q') ?? '').trim().slice(0, 200);
  return {
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(article) && { article }),
    ...(query !== '' && { query }),
  };
}

function suggest(
  form: HTMLFormElement,
  text: HTMLTextAreaElement,
  locale: string,
  opened: (link: HTMLAnchorElement) => void,
): void {
  const box = form.querySelector<HTMLElement>('[data-suggestions]');
  if (!box) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const words = text.value.trim();
    if (words.length < minLength) {
      box.hidden = true;
      return;
    }
    // Articles are an offer: the form works without them.
    import('./ask-suggestions.ts').then((part) => part.showSuggestions(box, words, locale)).catch(() => undefined);
  };
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pauseMilliseconds);
  });
  box.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('li a');
    if (link) opened(link);
  });
  if (text.value !== '') look();
}

function labelOf(form: HTMLFormElement, field: string): string {
  const input = form.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
  const label = input?.id ? form.querySelector(`label[for="${input.id}"]`) : null;
  return label?.firstChild?.textContent?.trim() ?? field;
}

function setDisabled(form: HTMLFormElement, isDisabled: boolean): void {
  for (const field of form.querySelectorAll<HTMLButtonElement>('button, input, select, textarea')) field.disabled = isDisabled;
}
