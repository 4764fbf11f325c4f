import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/manual');

export interface ManualPage {
  /** `writing` */
  name: string;
  text: string;
}

/** Pages of the manual in a language. */
export function manualPages(locale: string): ManualPage[] {
  return readdirSync(join(folder, locale))
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.mdx'.length), text: readFileSync(join(folder, locale, file), 'utf8') }));
}

export function manualPage(locale: string, name: string): string {
  const page = manualPages(locale).find((each) => each.name === name);
  if (page === undefined) throw new Error(`The manual has no page ${name} in ${locale}.`);
  return page.text;
}

/** Rows of the page's tables, each with its first cell and the whole of it. */
export function tableRows(text: string): { first: string; row: string }[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((row) => ({ first: row.split(' | ')[0]?.slice(2) ?? '', row }));
}
