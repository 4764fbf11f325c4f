import type { z } from 'zod';
import { type Finding, finding } from '../findings/finding.ts';
import { parseArticlePath } from './article-id.ts';
import { didYouMean, nearest } from './did-you-mean.ts';
import { readFrontMatter } from './files/front-matter.ts';
import type { TextFile } from './files/text-file.ts';
import { validateSource } from './files/validate-source.ts';
import { emptySource } from './files/yaml-source.ts';
import type { EntryParts, ParsedEntries } from './parsed-entries.ts';
import type { ArticleData } from './schemas/article.ts';

/** A file of front matter and Markdown: an article or a page of the handbook. */
export interface Entry<Data> extends EntryParts<Data> {
  id: string;
  locale: string;
  /** Path as the writer knows it. */
  file: string;
}

export type Article = Entry<ArticleData>;

/** An entry with invalid front matter: it exists, and its body and its valid fields can still be checked. */
export type BrokenEntry<Data = unknown> = Entry<Partial<Data>>;

interface EntryFile<Schema extends z.ZodType> {
  schema: Schema;
  /** Path below `articles/` or `handbook/`, with forward slashes. */
  path: string;
  /** Path as the writer knows it. */
  file: string;
  read: TextFile;
  /** Ids of the locales; empty when site.yaml could not be read. */
  locales: readonly string[];
  /** What was parsed before. */
  parsed: ParsedEntries;
}

/** Fifty times the length at which `structure/too-long` warns. */
export const maxEntryLength = 100_000;

interface Refusal<Data> {
  findings: Finding[];
  /** Left out when the path does not say which entry it is. */
  broken?: BrokenEntry<Data>;
}

/** Reads one entry, or says what is wrong with its path, its size or its front matter. */
export function readEntry<Schema extends z.ZodType>({
  schema,
  path,
  file,
  read,
  locales,
  parsed,
}: EntryFile<Schema>): { entry: Entry<z.output<Schema>> } | Refusal<z.output<Schema>> {
  const location = locateEntry(path, file, locales);
  if ('finding' in location) return { findings: [location.finding] };
  // Deleted or replaced since the folder was listed.
  if ('missing' in read || 'special' in read) return { findings: [] };
  const named = { ...location, file };
  const unread = { ...named, data: {}, source: emptySource(file), body: '', bodyLine: 1 };
  if ('finding' in read) return { findings: [read.finding], broken: unread };
  if (read.text.length > maxEntryLength) return { findings: [tooLarge(file, read.text.length)], broken: unread };
  const known = parsed.get(file, read.text);
  if (known !== undefined) return { entry: { ...named, ...(known as EntryParts<z.output<Schema>>) } };
  const parts = readFrontMatter(file, read.text);
  if ('findings' in parts) return { findings: parts.findings, broken: { ...unread, ...parts.rest } };
  const { source, body, bodyLine } = parts;
  const result = validateSource(schema, { ...source, data: source.data ?? {} });
  if ('findings' in result)
    return { findings: result.findings, broken: { ...named, data: result.valid, source, body, bodyLine } };
  const valid = { data: result.data, ...parts };
  parsed.add(read.text, valid);
  return { entry: { ...named, ...valid } };
}

/** Locale and id of an entry, from its path. */
function locateEntry(
  path: string,
  file: string,
  locales: readonly string[],
): { locale: string; id: string } | { finding: Finding } {
  const start = { file, line: 1, column: 1 };
  const parsed = parseArticlePath(path);
  if (parsed.outcome === 'not-in-locale') {
    const hint = `Move it to \`${file.slice(0, -path.length)}<locale>/\`. The locales are ${list(locales)}.`;
    return { finding: finding('schema/unknown-locale', start, 'The file is not in the folder of a locale.', hint) };
  }
  if (parsed.outcome === 'bad-name') {
    const hint = `Rename it, for example to \`${parsed.suggestion}.mdx\`. Use a-z, 0-9 and hyphens only.`;
    return { finding: finding('schema/file-name', start, 'The file name cannot be used as an id.', hint) };
  }
  const { locale, id } = parsed;
  // Without a valid site.yaml no locale is known, and that file has its own finding.
  if (locales.length > 0 && !locales.includes(locale)) {
    const message = `\`${locale}\` is not a locale.${didYouMean(nearest(locale, locales))}`;
    return { finding: finding('schema/unknown-locale', start, message, `The locales in site.yaml are ${list(locales)}.`) };
  }
  return { locale, id };
}

function tooLarge(file: string, length: number): Finding {
  return finding(
    'schema/too-large',
    { file, line: 1, column: 1 },
    `The file has ${length} characters.`,
    `Split it into one article per question and link them; the limit is ${maxEntryLength} characters.`,
  );
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join(', ');
}
