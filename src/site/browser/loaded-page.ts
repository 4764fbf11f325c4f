import { countKept } from '../../search/browser/count-early.ts';
import { enhanceArticlePage } from './article-page.ts';
import { keepPlaceAcrossLanguages } from './language-links.ts';
import { fetchTexts } from './page-texts.ts';
import { whenNear } from './when-near.ts';

/** What every page gets once it has been loaded; loads the rest when a reader comes near it. */
export function enhanceLoadedPage(): void {
  keepPlaceAcrossLanguages();
  countKept();
  // For tests, which act at once.
  document.documentElement.dataset['loaded'] = '';
  document.querySelectorAll<HTMLElement>('article[data-reader]').forEach(enhanceArticlePage);
  const recent = document.querySelector<HTMLElement>('[data-recent]');
  if (recent) attempt(async () => (await import('./show-recently-read.ts')).showRecentlyRead(recent));
  const vote = document.querySelector<HTMLFormElement>('form[data-vote]');
  if (vote) whenNear([vote], () => attempt(() => loadVote(vote)));
  const appearance = document.querySelector<HTMLElement>('[data-appearance]');
  if (appearance)
    whenNear([appearance], () => attempt(async () => (await import('./appearance-choice.ts')).offerAppearance(appearance)));
  const hours = document.querySelectorAll('[data-hours]');
  if (hours.length > 0) whenNear(hours, () => attempt(async () => (await import('./open-now.ts')).showOpenNow()));
}

/** Without a connection the page stays as it is without JavaScript. */
function attempt(load: () => Promise<void>): void {
  load().catch(() => undefined);
}

/** Until this is done, or when the texts cannot be loaded, the form is sent as without JavaScript. */
async function loadVote(form: HTMLFormElement): Promise<void> {
  const [{ enhanceArticleVote }, texts] = await Promise.all([import('./article-vote.ts'), fetchTexts(form)]);
  Object.assign(form.dataset, texts.vote);
  Object.assign((form.nextElementSibling as HTMLElement).dataset, texts.comment);
  enhanceArticleVote(form);
}
