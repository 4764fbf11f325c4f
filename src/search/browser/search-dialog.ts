import styleSheet from '../../styles/results.css?url';
import { element } from './elements.ts';
import { enhanceSearchBox } from './search-box.ts';
import { loadSearchWords, type SearchWords } from './search-words.ts';

let opened: HTMLDialogElement | undefined;

/**
 * Opens the search over the page; closed, the focus goes back to where it was.
 *
 * @param form the form at the top of the page, which knows language and address
 * @param typed words that stand in it already
 * @throws Error when its words cannot be loaded
 */
export async function openSearchDialog(form: HTMLFormElement, typed: string): Promise<void> {
  const [, locale = ''] = new URL(form.action).pathname.split('/');
  opened ??= makeDialog(form, locale, await loadSearchWords(locale));
  if (opened.open) return;
  opened.showModal();
  const input = opened.querySelector('input');
  if (input === null) return;
  if (typed.trim() !== '' && input.value === '') {
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  input.focus();
  input.select();
}

function makeDialog({ dataset }: HTMLFormElement, locale: string, words: SearchWords): HTMLDialogElement {
  const input = element('input', {
    type: 'search',
    name: 'q',
    placeholder: words.placeholder,
    autocomplete: 'off',
    maxLength: 200,
  });
  input.setAttribute('aria-label', words.label);
  const close = element('button', { type: 'button', className: 'plain', onclick: () => dialog.close() }, words.close);
  const form = element('form', { className: 'search-form', action: words.searchUrl, method: 'get' }, input, close);
  const status = element('p', { className: 'search-status', role: 'status' });
  const note = element('p', { className: 'search-note' });
  const results = element('ol', { className: 'results', hidden: true });
  const all = element('p', { className: 'search-all' }, element('a', { href: words.searchUrl }, words.all));
  const box = element('div', { className: 'instant-search' }, form, status, note, results, all);
  Object.assign(box.dataset, { searchBox: '', locale, failed: words.failed });
  if ('watch' in dataset) box.dataset['watch'] = '';
  status.dataset['searchStatus'] = '';
  note.dataset['searchNote'] = '';
  results.dataset['searchResults'] = '';
  const dialog = element('dialog', { className: 'search-dialog' }, box);
  dialog.setAttribute('aria-label', words.title);
  // A click beside the box is one on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // In a search field the key would only empty it.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  input.addEventListener('input', () => {
    const query = input.value.trim();
    (all.firstElementChild as HTMLAnchorElement).href =
      query === '' ? words.searchUrl : `${words.searchUrl}?q=${encodeURIComponent(query)}`;
  });
  // Enter opens the first result, which is what the reader sees marked; without one, the page of all results.
  form.addEventListener('submit', () => results.querySelector<HTMLAnchorElement>('[data-key] > a')?.focus());
  // Pages without a large search field do not load how results look.
  document.head.append(element('link', { rel: 'stylesheet', href: styleSheet }));
  document.body.append(dialog);
  enhanceSearchBox(box);
  return dialog;
}
