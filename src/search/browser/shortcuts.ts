/**
 * `/`, Ctrl-K and the field at the top of a page lead to the search: to the field of a page that has one, or
 * to a dialog that is loaded when it is first wanted.
 */
export function listenForSearch(): void {
  const field = document.querySelector<HTMLInputElement>('.site-header input[name="q"]');
  let isComposing = false;

  function open(): void {
    const own = document.querySelector<HTMLInputElement>('main [data-search-box] input[name="q"]');
    if (own) {
      own.focus();
      own.select();
    } else if (field) {
      const before = document.activeElement;
      // It takes what is typed until the dialog is there; out of reach, its form still leads to the search page.
      field.focus({ preventScroll: true });
      void import('./search-dialog.ts')
        .then(({ openSearchDialog }) => openSearchDialog(field, before, () => isComposing))
        .catch(() => {});
    }
  }

  addEventListener('keydown', (event) => {
    const isTyping = (event.target as HTMLElement).closest?.('input, textarea, select, [contenteditable]');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    open();
  });
  field?.addEventListener('click', open);
  addEventListener('compositionstart', () => {
    isComposing = true;
  });
  addEventListener('compositionend', () => {
    isComposing = false;
  });
}
