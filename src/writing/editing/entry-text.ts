import { readFrontMatter } from '../../knowledge/files/front-matter.ts';

/** The parts of an article file: together they are the file. */
export interface EntryText {
  /** The opening line of dashes. */
  opening: string;
  yaml: string;
  /** The closing line of dashes. */
  closing: string;
  body: string;
  /** What the front matter says. */
  data: unknown;
}

/** @returns `undefined` when its front matter cannot be read */
export function splitEntry(text: string): EntryText | undefined {
  const parts = readFrontMatter('', text);
  if ('findings' in parts) return undefined;
  const head = text.slice(0, text.length - parts.body.length);
  const [start, end] = [head.indexOf('\n') + 1, head.lastIndexOf('\n---') + 1];
  return {
    opening: head.slice(0, start),
    yaml: head.slice(start, end),
    closing: head.slice(end),
    body: parts.body,
    data: parts.source.data,
  };
}

export function joinEntry({ opening, yaml, closing, body }: Omit<EntryText, 'data'>): string {
  return opening + yaml + closing + body;
}
