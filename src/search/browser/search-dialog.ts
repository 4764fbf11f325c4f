import { withoutBase } from '../../knowledge/base-path.ts';
import styleSheet from '../../styles/results.css?url';
import { returnContact } from './contact-item.ts';
import { element } from './elements.ts';
import { enhanceSearchBox } from './search-box.ts';
import { loadSearchStrings } from './search-strings.ts';

let dialogPromise: Promise<HTMLDialogElement> | undefined;

/**
 * Opens the search in a dialog. When it is closed, the focus returns to where it was.
 *
 * @param field a search field of the page, whose text moves to the dialog; the URL of its form has the locale
 * @param before the element that had the focus before `field`
 * @param isComposing whether an input method is composing: the text must not be moved until it has finished
 * @throws Error when the strings of the search cannot be loaded
 */
export async function openSearchDialog(
  field: HTMLInputElement,
  before: Element | null,
  isComposing: () => boolean,
): Promise<void> {
  dialogPromise ??= createDialog(field.form).catch((error: unknown) => {
    dialogPromise = undefined;
    throw error;
  });
  const dialog = await dialogPromise;
  // On `window`, so that it runs after the listener that updates `isComposing`.
  while (isComposing()) await new Promise((ended) => addEventListener('compositionend', ended, { once: true }));
  // Do not take the focus back from a reader who has moved on in the meantime.
  const isWanted = document.activeElement === field || document.activeElement === before;
  const input = dialog.querySelector('input');
  if (dialog.open || !isWanted || input === null) return;
  if (before !== field) {
    field.blur();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
  dialog.showModal();
  input.focus();
  if (field.value === '') {
    input.select();
    // They were put back into the page.
    if (dialog.querySelector('.contact-item')) input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return;
  }
  input.value = field.value;
  field.value = '';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function createDialog(header: HTMLFormElement | null): Promise<HTMLDialogElement> {
  const [, locale = ''] = withoutBase(new URL(header?.action ?? '').pathname).split('/');
  const strings = await loadSearchStrings(locale);
  const input = element('input', {
    type: 'search',
    name: 'q',
    placeholder: strings.placeholder,
    autocomplete: 'off',
    maxLength: 200,
  });
  input.setAttribute('aria-label', strings.label);
  const close = element('button', { type: 'button', className: 'plain', onclick: () => closeDialog() }, strings.close);
  const form = element('form', { className: 'search-form', action: strings.searchUrl, method: 'get' }, input, close);
  const status = element('p', { className: 'search-status', role: 'status' });
  const note = element('p', { className: 'search-note' });
  const results = element('ol', { className: 'results', hidden: true });
  const all = element('p', { className: 'search-all', hidden: true }, element('a', { href: strings.searchUrl }, strings.all));
  const box = element('div', { className: 'instant-search' }, form, status, note, results, all);
  Object.assign(box.dataset, { searchBox: '', locale, failed: strings.failed });
  if (header?.closest('[data-watch]')) box.dataset['watch'] = '';
  status.dataset['searchStatus'] = '';
  note.dataset['searchNote'] = '';
  results.dataset['searchResults'] = '';
  const dialog = element('dialog', { className: 'search-dialog' }, box);
  dialog.setAttribute('aria-label', strings.title);
  function closeDialog(): void {
    dialog.close();
    // When there is no focus to restore, the hidden field would keep it until the next frame and receive keystrokes.
    if (dialog.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
  }

  dialog.addEventListener('close', returnContact);
  // A click outside of the box has the dialog as its target.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) closeDialog();
  });
  // In a search field, Escape would only clear the text.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    closeDialog();
  });
  input.addEventListener('input', () => {
    const query = input.value.trim();
    all.hidden = query === '';
    (all.firstElementChild as HTMLAnchorElement).href = `${strings.searchUrl}?q=${encodeURIComponent(query)}`;
  });
  // Enter moves the focus to the first result.
  form.addEventListener('submit', () => results.querySelector<HTMLAnchorElement>('[data-key] > h2 > a')?.focus());
  // Pages without a large search field do not load the styles of results.
  document.head.append(element('link', { rel: 'stylesheet', href: styleSheet }));
  document.body.append(dialog);
  enhanceSearchBox(box);
  return dialog;
}
