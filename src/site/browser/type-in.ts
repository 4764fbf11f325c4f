/** Fills a search field as if the reader had typed the words, so that whatever listens answers them. */
export function typeIn(input: HTMLInputElement, words: string): void {
  if (input.value !== '') return;
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
