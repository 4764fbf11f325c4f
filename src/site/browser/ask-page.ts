import { withBase } from '../../knowledge/base-path.ts';
import { createOriginLinks } from './carry-along.ts';
import { titleOfVisit } from './recently-read.ts';
import { typeIn } from './type-in.ts';

/** Characters that links to channels can carry. */
const maxQuery = 200;

/**
 * Enhances the page for asking a question. `?article=` and `?q=` in its URL say where the reader comes from: the page
 * shows it, the links to channels pass it on, and articles for the words are suggested.
 *
 * @param note hidden element with an empty link, shown when the article is known; `data-locale` is the reader's locale,
 *   `data-base` the base URL of the site
 */
export async function enhanceAskPage(note: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  const passOn = createOriginLinks();
  const input = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('main [name="text"], main [name="q"]');
  input?.addEventListener('input', () => passOn({ query: input.value.trim().slice(0, maxQuery) || undefined }));
  const query = parameters.get('q')?.trim().slice(0, maxQuery);
  if (input && query && input.value === '') typeIn(input, query);

  const { locale = '', base } = note.dataset;
  const path = withBase(`/${locale}/articles/${parameters.get('article') ?? ''}/`);
  const title = await titleOf(locale, path);
  const link = note.querySelector('a');
  if (title === undefined || !link) return;
  link.href = path;
  link.textContent = title;
  note.hidden = false;
  passOn({ title, url: new URL(path, base).href });
}

/**
 * Looks up the title of an article in the recently read articles, else in its Markdown copy; `undefined` when there is
 * none.
 */
async function titleOf(locale: string, path: string): Promise<string | undefined> {
  if (!/\/articles\/[a-z0-9-]+\/$/.test(path)) return undefined;
  const known = titleOfVisit(locale, path);
  if (known !== undefined) return known;
  try {
    const response = await fetch(path.replace(/\/$/, '.md'));
    return response.ok ? /^# (.+)/.exec(await response.text())?.[1] : undefined;
  } catch {
    // The page works without the title.
    return undefined;
  }
}
