/**
 * Inserts the text of a button at the cursor of the form’s text field, as a paragraph of its own. Without script the button
 * sends the form, which comes back with the text.
 */
export function insertAtCursor(form: HTMLFormElement): void {
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-insert]') : null;
    const field = form.querySelector('textarea');
    if (button === null || field === null) return;
    event.preventDefault();
    const before = field.value.slice(0, field.selectionStart).trimEnd();
    const after = field.value.slice(field.selectionEnd).trimStart();
    const text = button.dataset['insert'] || '';
    const written = before === '' ? text : `${before}\n\n${text}`;
    field.value = after === '' ? written : `${written}\n\n${after}`;
    const article = button.parentElement?.querySelector<HTMLInputElement>('input[type=radio]');
    if (article) article.checked = true;
    field.focus();
    field.setSelectionRange(written.length, written.length);
  });
}
