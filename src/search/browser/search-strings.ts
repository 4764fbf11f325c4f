import { withBase } from '../../knowledge/base-path.ts';
import type { FacetName } from '../facets.ts';
import { fetchJson } from './fetch-search-file.ts';

/** Strings and labels of the search in one locale. */
export interface SearchStrings {
  searching: string;
  /** Contains `{count}`. */
  results: string;
  result: string;
  unsure: string;
  /** Above the first result when it answers the question. */
  answer: string;
  /** When an article was reviewed and by whom; contains `{day}` and `{team}`. */
  checked: string;
  /** BCP 47 tag for dates. */
  language: string;
  /** The query was too long; its most telling words were searched for. */
  cut: string;
  /** Above the ways to a person, when the reader asks for one. */
  contact: string;
  /** The same after a greeting, which asks nothing yet. */
  greeting: string;
  /** Precedes results in another language; contains `{language}`. */
  elsewhere: string;
  /** Names of the other languages of the site, in the reader's, by locale. */
  languages: Record<string, string>;
  /** Precedes the articles that are suggested when nothing is found. */
  nothing: string;
  /** Precedes the topics, where no articles are suggested. */
  nothingTopics: string;
  failed: string;
  /** It failed for another reason than the network. */
  broken: string;
  askInstead: string;
  /** Precedes the corrected query. */
  corrected: string;
  /** Precedes the query as it was typed. */
  literally: string;
  recent: string;
  forget: string;
  urgent: string;
  under: string;
  title: string;
  label: string;
  placeholder: string;
  close: string;
  more: string;
  all: string;
  /** For each filter: its label, the option for all values, and the labels of the values. */
  facets: Record<FacetName, { label: string; all: string; values: Record<string, string> }>;
  /** URLs of the topics, by category. */
  topicUrls: Record<string, string>;
  /** URLs of the search page and of the page for asking a question. */
  searchUrl: string;
  askUrl: string;
  channelsUrl: string;
}

let loading: Promise<SearchStrings> | undefined;

/**
 * Those in the page, or else in a file.
 *
 * @throws Error when they cannot be loaded; the next call retries
 */
export function loadSearchStrings(locale: string): Promise<SearchStrings> {
  loading ??= load(locale).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(locale: string): Promise<SearchStrings> {
  const inPage = document.querySelector('script[data-search-strings]')?.textContent;
  return (inPage ? JSON.parse(inPage) : await fetchJson(withBase(`/${locale}/search/words.json`))) as SearchStrings;
}
