import type { SearchDocument } from '../edition/search-documents.ts';

/** All text of an article, without markup. */
export function searchedText({ title, summary, answers, html }: SearchDocument): string {
  return [title, summary, ...answers, html.replaceAll(/<(?:[^<>"]|"[^"]*")*>/g, ' ').replaceAll(/&#?\w+;/g, ' ')].join(' ');
}
