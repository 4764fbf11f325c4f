/** `texts.json`: texts that pages show only once a reader acts. */
export interface PageTexts {
  /** Data attributes of the vote form, and of the element that asks why. */
  vote: Record<string, string>;
  comment: Record<string, string>;
  share: { copy: string; copied: string; scan: string };
  /** Choices by the name under which the browser stores them; the empty value is the default. */
  appearance: Record<string, { label: string; choices: Record<string, string> }>;
}

/** @param element its `data-texts` is the URL of the file */
export async function fetchTexts(element: HTMLElement): Promise<PageTexts> {
  const response = await fetch(element.dataset['texts'] ?? '');
  return (await response.json()) as PageTexts;
}
