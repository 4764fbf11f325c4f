/** What the search says and how it names things, in the reader's language: one small file for each locale. */
export interface SearchStrings {
  searching: string;
  /** `{count}` stands for the number. */
  results: string;
  result: string;
  unsure: string;
  nothing: string;
  failed: string;
  askInstead: string;
  /** Before the words that were searched for in the place of those typed. */
  corrected: string;
  /** Before the words as they were typed. */
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
  /** Names of the kinds of filter, of "everything", and of each value. */
  facets: Record<FacetName, { label: string; all: string; values: Record<string, string> }>;
  /** Addresses of the search page and of the page where questions are asked. */
  searchUrl: string;
  askUrl: string;
}

export const facetNames = ['product', 'category', 'type'] as const;

export type FacetName = (typeof facetNames)[number];

let loading: Promise<SearchStrings> | undefined;

/** @throws Error when they cannot be loaded; the next call tries again */
export function loadSearchStrings(locale: string): Promise<SearchStrings> {
  loading ??= fetch(`/${locale}/search/words.json`)
    .then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response.json() as Promise<SearchStrings>;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
