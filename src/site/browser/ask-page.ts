import { createCarrier } from './carry-along.ts';
import { titleOfVisit } from './recently-read.ts';
import { typeIn } from './type-in.ts';

/**
 * What a script adds to the page where questions are asked: `?article=` and `?q=` of its address say where the
 * reader comes from. The page says so too, channels carry it along, and articles for the words appear.
 *
 * @param note hidden element with an empty link, shown when the article is known; `data-locale` is the reader's,
 *   `data-base` the site's own address
 */
export async function enhanceAskPage(note: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  const carry = createCarrier();
  const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
  input?.addEventListener('input', () => carry({ query: input.value.trim() || undefined }));
  const query = parameters.get('q')?.trim().slice(0, input?.maxLength);
  if (input && query) typeIn(input, query);

  const { locale = '', base } = note.dataset;
  const path = `/${locale}/articles/${parameters.get('article') ?? ''}/`;
  const title = await titleOf(locale, path);
  const link = note.querySelector('a');
  if (title === undefined || !link) return;
  link.href = path;
  link.textContent = title;
  note.hidden = false;
  carry({ title, url: new URL(path, base).href });
}

/** From this browser, which opened the article a moment ago, or from its Markdown copy; `undefined` for no article. */
async function titleOf(locale: string, path: string): Promise<string | undefined> {
  if (!/\/articles\/[a-z0-9-]+\/$/.test(path)) return undefined;
  const known = titleOfVisit(locale, path);
  if (known !== undefined) return known;
  try {
    const response = await fetch(path.replace(/\/$/, '.md'));
    return response.ok ? /^# (.+)/.exec(await response.text())?.[1] : undefined;
  } catch {
    // Out of reach: the page works without it.
    return undefined;
  }
}
