import { listenForSearch } from '../../search/browser/shortcuts.ts';

/** The script of every page: answers what a reader may do at once. The rest is loaded when the page has been. */
export function enhancePage(): void {
  listenForSearch();
  const load = (): void => void import('./loaded-page.ts').then((part) => part.enhanceLoadedPage()).catch(() => undefined);
  if (document.readyState === 'complete') load();
  else addEventListener('load', load);
}
