/** Fills an empty search field as if the reader had typed the words, so that results appear. */
export function typeIn(input: HTMLInputElement, words: string): void {
  if (input.value !== '') return;
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
