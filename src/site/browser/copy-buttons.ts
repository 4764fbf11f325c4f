/**
 * Adds a copy button to each block of code.
 *
 * @param words labels of the button: `copy` and `copied`
 */
export function addCopyButtons(blocks: Iterable<HTMLPreElement>, words: DOMStringMap): void {
  for (const block of blocks) addCopyButton(block, words);
}

function addCopyButton(block: HTMLPreElement, words: DOMStringMap): void {
  // Browsers offer the clipboard only over https and on localhost.
  if (navigator.clipboard === undefined) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = words['copy'] ?? '';
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(block.textContent).then(
      () => {
        button.textContent = words['copied'] ?? '';
      },
      () => undefined,
    );
  });
  const box = document.createElement('div');
  box.className = 'code-box';
  block.replaceWith(box);
  box.append(block, button);
}
