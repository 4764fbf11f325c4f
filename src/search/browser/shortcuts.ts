/**
 * `/`, Ctrl-K and a click on the search field in the header start a search: in the large search field of the page if it
 * has one, else in a dialog, which is loaded on first use.
 */
export function listenForSearch(): void {
  const field = document.querySelector<HTMLInputElement>('.site-header input[name="q"]');
  let isComposing = false;

  function open(): void {
    const largeField = document.querySelector<HTMLInputElement>('main [data-search-box] input[name="q"]');
    if (largeField) {
      largeField.focus();
      largeField.select();
    } else if (field) {
      const before = document.activeElement;
      // The field receives keystrokes until the dialog is open. If the dialog cannot be loaded, the form still opens
      // the search page.
      field.focus({ preventScroll: true });
      // On a phone it is hidden and cannot have the focus.
      if (document.activeElement !== field) addEventListener('keydown', keep);
      void import('./search-dialog.ts')
        .then((part) => part.openSearchDialog(field, before, () => isComposing))
        .catch(() => {})
        .then(() => removeEventListener('keydown', keep));
    }
  }

  function keep({ key, ctrlKey, metaKey }: KeyboardEvent): void {
    if (field && key.length === 1 && !ctrlKey && !metaKey) field.value += key;
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
