import { enhanceArticlePage } from './article-page.ts';
import { keepPlaceAcrossLanguages } from './language-links.ts';
import { fetchTexts } from './page-texts.ts';
import { whenNear } from './when-near.ts';

/** What every page gets once it has been loaded; loads the rest when a reader comes near it. */
export function enhanceLoadedPage(): void {
  keepPlaceAcrossLanguages();
  document.querySelectorAll<HTMLElement>('article[data-reader]').forEach(enhanceArticlePage);
  const vote = document.querySelector<HTMLFormElement>('form[data-vote]');
  if (vote) whenNear([vote], () => void loadVote(vote));
  const recent = document.querySelector<HTMLElement>('[data-recent]');
  if (recent) void import('./show-recently-read.ts').then((part) => part.showRecentlyRead(recent));
  const appearance = document.querySelector<HTMLElement>('[data-appearance]');
  if (appearance)
    whenNear([appearance], () => void import('./appearance-choice.ts').then((part) => part.offerAppearance(appearance)));
  const hours = document.querySelectorAll('[data-hours]');
  if (hours.length > 0) whenNear(hours, () => void import('./open-now.ts').then((part) => part.showOpenNow()));
}

/** Until this is done, or when the texts cannot be loaded, the form is sent as without JavaScript. */
async function loadVote(form: HTMLFormElement): Promise<void> {
  const [{ enhanceVote }, texts] = await Promise.all([import('../../feedback/browser/vote.ts'), fetchTexts(form)]);
  Object.assign(form.dataset, texts.vote);
  Object.assign((form.nextElementSibling as HTMLElement).dataset, texts.comment);
  enhanceVote(form);
}
