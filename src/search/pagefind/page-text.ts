import type { PagefindPage } from './client.ts';

export interface PageWord {
  /** With the space and punctuation that follow it. */
  text: string;
  /** Number of the word on the page, from 0. */
  at: number;
}

/** Separates the words of a text that is written without spaces. */
const wordBoundary = '\u200b';

/** The words of a page, as Pagefind counts them. */
export function wordsOfPage({ content, raw_content: raw }: PagefindPage): PageWord[] {
  const text = raw === undefined ? content : raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return [...text.matchAll(/[^\s\u200b]+[\s\u200b]*/gu)].map(([text], at) => ({ text: withoutBoundaries(text), at }));
}

/** Headings of a page, with the number of their first word. Other elements that have an id are left out. */
export function headingsOfPage({ anchors = [] }: PagefindPage): (PageWord & { id: string })[] {
  return anchors
    .filter(({ element, text }) => /^h[1-6]$/i.test(element) && text.trim() !== '')
    .map(({ id, text, location }) => ({ id, text: withoutBoundaries(text).trim(), at: location }));
}

/** The text of a page as it was written. */
export function textOfPage({ content }: PagefindPage): string {
  return withoutBoundaries(content);
}

function withoutBoundaries(text: string): string {
  return text.replaceAll(wordBoundary, '');
}
