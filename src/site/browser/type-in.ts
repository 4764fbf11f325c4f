/** Fills an empty field as if the reader had typed the words, so that results appear. */
export function typeIn(input: HTMLInputElement | HTMLTextAreaElement, words: string): void {
  if (input.value !== '') return;
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
