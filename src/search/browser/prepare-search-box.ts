/** Where the keyboard covers most of the page, and results below a field in the middle of it. */
const smallScreen = '(max-width: 40rem)';

/**
 * Loads the search on first use: when the field is touched or typed into, or when the URL of the page has a query.
 * Until then the form opens the search page. On a phone the results are shown in a dialog, above the keyboard; on the
 * search page the field is at the top already.
 */
export function prepareSearchBox(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[name="q"]');
  if (!input) return;
  let isRequested = false;
  let isComposing = false;
  const isSearchPage = input.form !== null && new URL(input.form.action).pathname === location.pathname;
  const hasDialog = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;

  const load = (event?: Event): void => {
    // Text that an input method is still composing is not a query yet.
    isComposing = (event as InputEvent | undefined)?.isComposing ?? false;
    if (hasDialog && !isSearchPage && matchMedia(smallScreen).matches) {
      // When the dialog is closed, the focus comes back, which must not open it again.
      if (event?.type === 'click' || event?.type === 'input' || event?.type === 'compositionend')
        openDialog(input, () => isComposing);
      return;
    }
    if (isRequested) return;
    isRequested = true;
    import('./search-box.ts').then(
      ({ enhanceSearchBox }) => enhanceSearchBox(box, { isComposing }),
      () => {
        isRequested = false;
      },
    );
  };
  for (const event of ['focus', 'click', 'input', 'pointerdown', 'compositionend']) input.addEventListener(event, load);
  if (input.value !== '' || document.activeElement === input || new URLSearchParams(location.search).has('q')) load();
}

/** If the dialog cannot be loaded, the form still opens the search page. */
function openDialog(field: HTMLInputElement, isComposing: () => boolean): void {
  import('./search-dialog.ts').then((part) => part.openSearchDialog(field, field, isComposing)).catch(() => {});
}
