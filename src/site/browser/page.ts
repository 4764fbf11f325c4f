import { loadForVote } from '../../feedback/browser/load-for-vote.ts';
import { listenForSearch } from '../../search/browser/shortcuts.ts';
import { enhanceArticlePage } from './article-page.ts';
import { keepPlaceAcrossLanguages } from './language-links.ts';
import { whenNear } from './when-near.ts';

/** The script of every page: does what is needed at once, and loads the rest when a reader comes to it. */
export function enhancePage(): void {
  listenForSearch();
  keepPlaceAcrossLanguages();
  document.querySelectorAll<HTMLFormElement>('form[data-vote]').forEach(loadForVote);
  document.querySelectorAll<HTMLElement>('article[data-reader]').forEach(enhanceArticlePage);
  const recent = document.querySelector<HTMLElement>('[data-recent]');
  if (recent) void import('./show-recently-read.ts').then((part) => part.showRecentlyRead(recent));
  const appearance = document.querySelector<HTMLElement>('[data-appearance]');
  if (appearance)
    whenNear([appearance], () => void import('./appearance-choice.ts').then((part) => part.offerAppearance(appearance)));
  const hours = document.querySelectorAll('[data-hours]');
  if (hours.length > 0) whenNear(hours, () => void import('./open-now.ts').then((part) => part.showOpenNow()));
}
