/**
 * Loads the search when it is first wanted: the field is touched, something is typed into it, or the page's
 * address holds a query. Until then the form leads to the search page.
 */
export function prepareSearchBox(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[name="q"]');
  if (!input) return;
  let isWanted = false;
  let isComposing = false;
  const load = (event?: Event): void => {
    // While an input method composes, the letters are not yet what the reader means.
    isComposing = (event as InputEvent | undefined)?.isComposing ?? false;
    if (isWanted) return;
    isWanted = true;
    import('./search-box.ts').then(
      ({ enhanceSearchBox }) => enhanceSearchBox(box, { isComposing }),
      () => {
        isWanted = false;
      },
    );
  };
  for (const event of ['focus', 'input', 'pointerdown', 'compositionend']) input.addEventListener(event, load);
  if (input.value !== '' || document.activeElement === input || new URLSearchParams(location.search).has('q')) load();
}
