import { watchOpenedEarly } from './opened-early.ts';
import { answerAtOnce } from './ready-box.ts';

/**
 * Loads the search of the search page, whose field has the focus. A query of its address may have a ready answer, which
 * is shown before.
 */
export function prepareSearchPage(box: HTMLElement): void {
  let isComposing = false;
  box.addEventListener('input', (event) => {
    isComposing = (event as InputEvent).isComposing;
  });
  box.addEventListener('compositionend', () => {
    isComposing = false;
  });
  if (new URLSearchParams(location.search).get('q')) answerAtOnce(box);
  const stopWatching = watchOpenedEarly(box);
  const load = async (): Promise<void> => {
    const { enhanceSearchBox } = await import('./search-box.ts');
    stopWatching();
    enhanceSearchBox(box, { isComposing });
  };
  // If it cannot be loaded, the form still opens this page, with the list of all articles.
  load().catch(() => {});
}
