import { enhanceArticlePage } from './article-page.ts';
import { keepPlaceAcrossLanguages } from './language-links.ts';
import { whenNear } from './when-near.ts';

/** What every page gets once it has been loaded; loads the rest when a reader comes near it. */
export function enhanceLoadedPage(): void {
  keepPlaceAcrossLanguages();
  document.querySelectorAll<HTMLElement>('article[data-reader]').forEach(enhanceArticlePage);
  const recent = document.querySelector<HTMLElement>('[data-recent]');
  if (recent) void import('./show-recently-read.ts').then((part) => part.showRecentlyRead(recent));
  const appearance = document.querySelector<HTMLElement>('[data-appearance]');
  if (appearance)
    whenNear([appearance], () => void import('./appearance-choice.ts').then((part) => part.offerAppearance(appearance)));
  const hours = document.querySelectorAll('[data-hours]');
  if (hours.length > 0) whenNear(hours, () => void import('./open-now.ts').then((part) => part.showOpenNow()));
}
