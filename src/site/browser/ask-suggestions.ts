import { withBase } from '../../knowledge/base-path.ts';
import { answerQuery } from '../../search/answer-query.ts';
import { element, setChildren } from '../../search/browser/elements.ts';
import { loadSources } from '../../search/browser/load-sources.ts';
import { createTextReader } from '../../search/text/text-reader.ts';

const maxSuggestions = 3;

/** Characters that the search page takes. */
const maxQuery = 200;

let latest = 0;

/**
 * Shows articles that may answer what is written; nothing where search is not sure.
 *
 * @param box hidden element with a list
 * @throws Error when the index cannot be loaded
 */
export async function showSuggestions(box: HTMLElement, words: string, locale: string): Promise<void> {
  const turn = ++latest;
  const loading = loadSources(locale);
  const side = await loading.side;
  const pagefind = await loading.pagefind;
  const reader = side?.reader ?? createTextReader(document.documentElement.lang, { stopWords: [], groups: [] });
  const answer = await answerQuery({ reader, pagefind, side }, words, { limit: maxSuggestions });
  const list = box.querySelector('ul');
  // A late answer must not replace a newer one.
  if (turn !== latest || !list) return;
  const rows = answer.isUnsure ? [] : answer.hits.slice(0, maxSuggestions);
  setChildren(
    list,
    rows.map(({ url, title, summary }) =>
      element('li', {}, element('a', { href: withBase(url) }, element('b', {}, title), element('small', {}, summary))),
    ),
  );
  const all = box.querySelector<HTMLAnchorElement>('[data-all]');
  if (all) all.href = `${withBase(`/${locale}/search/`)}?q=${encodeURIComponent(words.slice(0, maxQuery))}`;
  box.hidden = rows.length === 0;
}
