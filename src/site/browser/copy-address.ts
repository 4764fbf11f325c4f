/** Shows a button that copies the text in its `data-copy` and then says so, in browsers that let pages copy. */
export function offerCopying(button: HTMLButtonElement): void {
  // Only over https and on localhost.
  if (navigator.clipboard === undefined) return;
  const { copy = '', copied = '' } = button.dataset;
  button.hidden = false;
  button.onclick = () =>
    void navigator.clipboard.writeText(copy).then(
      () => {
        button.textContent = copied;
        button.removeAttribute('aria-label');
      },
      () => undefined,
    );
}
