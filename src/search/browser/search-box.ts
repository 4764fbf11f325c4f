import { loadPagefind } from './load-pagefind.ts';
import { type Hit, type SearchOutcome, searchArticles } from './search-articles.ts';

/** Words appear no faster than a reader types. */
const pauseMilliseconds = 120;

/**
 * Shows results below a search form while the reader types. The form itself leads to the search page,
 * which runs the query of its address; without script it lists all articles.
 */
export function enhanceSearchForm(form: HTMLFormElement): void {
  const box = form.parentElement;
  const input = form.querySelector<HTMLInputElement>('input[name="q"]');
  const status = box?.querySelector<HTMLElement>('[data-search-status]');
  const list = box?.querySelector<HTMLElement>('[data-search-results]');
  if (!input || !status || !list) return;
  const everything = document.querySelector<HTMLElement>('[data-all-articles]');
  const language = document.documentElement.lang;
  const types = JSON.parse(form.dataset['types'] ?? '{}') as Record<string, string>;
  const isSearchPage = new URL(form.action).pathname === location.pathname;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    const query = input.value.trim();
    const turn = ++latest;
    if (everything) everything.hidden = query !== '';
    if (isSearchPage) history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    if (query === '') return show('', []);
    if (list.hidden) status.textContent = form.dataset['searching'] ?? '';
    try {
      const outcome = await searchArticles(await loadPagefind(), query, language);
      // An answer that comes late must not replace a newer one.
      if (turn === latest) show(describe(outcome, form.dataset), outcome.hits);
    } catch {
      if (everything) everything.hidden = false;
      if (turn === latest) show(form.dataset['failed'] ?? '', []);
    }
  };

  const show = (sentence: string, hits: readonly Hit[]): void => {
    status.textContent = sentence;
    list.replaceChildren(...hits.map((hit) => renderHit(hit, types)));
    list.hidden = hits.length === 0;
  };

  const runSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pauseMilliseconds);
  };

  // While an input method composes, the letters are not yet what the reader means.
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) runSoon();
  });
  input.addEventListener('compositionend', runSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });

  const asked = isSearchPage ? new URLSearchParams(location.search).get('q') : null;
  if (asked) input.value = asked;
  if (input.value.trim() !== '') void run();
}

function describe({ hits, total, isUnsure }: SearchOutcome, words: DOMStringMap): string {
  if (hits.length === 0) return words['empty'] ?? '';
  return isUnsure
    ? (words['unsure'] ?? '')
    : ((total === 1 ? words['result'] : words['results']) ?? '').replace('{count}', String(total));
}

/** Built from nodes: nothing from the index is ever read as HTML. */
function renderHit({ url, title, summary, category, type }: Hit, types: Record<string, string>): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const about = document.createElement('small');
  about.textContent = [category, types[type]].filter(Boolean).join(' · ');
  const text = document.createElement('p');
  text.textContent = summary;
  item.append(link, ' ', about, text);
  return item;
}
