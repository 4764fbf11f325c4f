/** `texts.json`: texts that pages show only once a reader acts. */
export interface PageTexts {
  /** Data attributes of the vote form, and of the element that asks why. */
  vote: Record<string, string>;
  comment: Record<string, string>;
  share: { copy: string; copied: string; scan: string };
  /** Choices by the name under which the browser stores them; the empty value is the default. */
  appearance: Record<string, { label: string; choices: Record<string, string> }>;
}

let loading: Promise<PageTexts> | undefined;

/**
 * Fetched once; the next call tries again after a failure.
 *
 * @param element its `data-texts` is the URL of the file
 * @throws Error when it cannot be loaded
 */
export function fetchTexts({ dataset }: HTMLElement): Promise<PageTexts> {
  loading ??= load(dataset['texts'] ?? '').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(url: string): Promise<PageTexts> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as PageTexts;
}
