/**
 * Loads the search on first use: when the field is touched or typed into, or when the URL of the page has a query.
 * Until then the form opens the search page.
 */
export function prepareSearchBox(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[name="q"]');
  if (!input) return;
  let isRequested = false;
  let isComposing = false;
  const load = (event?: Event): void => {
    // Text that an input method is still composing is not a query yet.
    isComposing = (event as InputEvent | undefined)?.isComposing ?? false;
    if (isRequested) return;
    isRequested = true;
    import('./search-box.ts').then(
      ({ enhanceSearchBox }) => enhanceSearchBox(box, { isComposing }),
      () => {
        isRequested = false;
      },
    );
  };
  for (const event of ['focus', 'input', 'pointerdown', 'compositionend']) input.addEventListener(event, load);
  if (input.value !== '' || document.activeElement === input || new URLSearchParams(location.search).has('q')) load();
}
