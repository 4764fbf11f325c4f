import styleSheet from '../../styles/results.css?url';
import { element } from './elements.ts';
import { enhanceSearchBox } from './search-box.ts';
import { loadSearchStrings } from './search-strings.ts';

let making: Promise<HTMLDialogElement> | undefined;

/**
 * Opens the search over the page; closed, the focus goes back to where it was.
 *
 * @param field at the top of the page, whose form knows language and address; what was typed into it goes on in the dialog
 * @param before what had the focus before the field
 * @param isComposing whether an input method is at work in the field: it must not be moved from under it
 * @throws Error when its words cannot be loaded
 */
export async function openSearchDialog(
  field: HTMLInputElement,
  before: Element | null,
  isComposing: () => boolean,
): Promise<void> {
  making ??= makeDialog(field.form).catch((error: unknown) => {
    making = undefined;
    throw error;
  });
  const dialog = await making;
  // On the window, where it comes after what `isComposing` listens to.
  while (isComposing()) await new Promise((ended) => addEventListener('compositionend', ended, { once: true }));
  // Whoever went on to something else while it was loading is not fetched back.
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
    return;
  }
  input.value = field.value;
  field.value = '';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function makeDialog(header: HTMLFormElement | null): Promise<HTMLDialogElement> {
  const [, locale = ''] = new URL(header?.action ?? '').pathname.split('/');
  const words = await loadSearchStrings(locale);
  const input = element('input', {
    type: 'search',
    name: 'q',
    placeholder: words.placeholder,
    autocomplete: 'off',
    maxLength: 200,
  });
  input.setAttribute('aria-label', words.label);
  const close = element('button', { type: 'button', className: 'plain', onclick: () => shut() }, words.close);
  const form = element('form', { className: 'search-form', action: words.searchUrl, method: 'get' }, input, close);
  const status = element('p', { className: 'search-status', role: 'status' });
  const note = element('p', { className: 'search-note' });
  const results = element('ol', { className: 'results', hidden: true });
  const all = element('p', { className: 'search-all', hidden: true }, element('a', { href: words.searchUrl }, words.all));
  const box = element('div', { className: 'instant-search' }, form, status, note, results, all);
  Object.assign(box.dataset, { searchBox: '', locale, failed: words.failed });
  if (header && 'watch' in header.dataset) box.dataset['watch'] = '';
  status.dataset['searchStatus'] = '';
  note.dataset['searchNote'] = '';
  results.dataset['searchResults'] = '';
  const dialog = element('dialog', { className: 'search-dialog' }, box);
  dialog.setAttribute('aria-label', words.title);
  function shut(): void {
    dialog.close();
    // Where there was no focus to give back, it would stay in the hidden field until the next frame and take what is typed.
    if (dialog.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
  }

  // A click beside the box is one on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) shut();
  });
  // In a search field the key would only empty it.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    shut();
  });
  input.addEventListener('input', () => {
    const query = input.value.trim();
    all.hidden = query === '';
    (all.firstElementChild as HTMLAnchorElement).href = `${words.searchUrl}?q=${encodeURIComponent(query)}`;
  });
  // Enter opens the first result, which is what the reader sees marked; without one, the page of all results.
  form.addEventListener('submit', () => results.querySelector<HTMLAnchorElement>('[data-key] > a')?.focus());
  // Pages without a large search field do not load how results look.
  document.head.append(element('link', { rel: 'stylesheet', href: styleSheet }));
  document.body.append(dialog);
  enhanceSearchBox(box);
  return dialog;
}
