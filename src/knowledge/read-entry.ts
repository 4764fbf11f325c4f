import type { z } from 'zod';
import { type Finding, finding } from '../findings/finding.ts';
import { parseArticlePath } from './article-id.ts';
import { readFrontMatter } from './files/front-matter.ts';
import type { TextFile } from './files/text-file.ts';
import { didYouMean, nearest, parseSource, type YamlSource } from './files/yaml-source.ts';
import type { ArticleData } from './schemas/article.ts';

/** A file of front matter and Markdown: an article or a page of the handbook. */
export interface Entry<Data> {
  id: string;
  locale: string;
  /** Path as the writer knows it. */
  file: string;
  data: Data;
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
  source: YamlSource;
}

export type Article = Entry<ArticleData>;

/** An entry whose front matter cannot be used: it is there, and its text can still be looked at. */
export interface BrokenEntry extends Pick<Entry<unknown>, 'id' | 'locale' | 'file' | 'body' | 'bodyLine'> {}

/** Where an entry lies and what it is. */
export interface EntryFile<Schema extends z.ZodType> {
  schema: Schema;
  /** Path below `articles/` or `handbook/`, with forward slashes. */
  path: string;
  /** Path as the writer knows it. */
  file: string;
  read: TextFile;
  /** Ids of the locales; empty when site.yaml could not be read. */
  locales: readonly string[];
}

/** The longest honest article has half as many: fifty times what `structure/too-long` warns of. */
export const maxEntryLength = 100_000;

interface Refusal {
  findings: Finding[];
  /** Left out when not even the path says which entry it is. */
  broken?: BrokenEntry;
}

/** Reads one entry, from its path to its last field, or says why there is none. */
export function readEntry<Schema extends z.ZodType>({
  schema,
  path,
  file,
  read,
  locales,
}: EntryFile<Schema>): { entry: Entry<z.output<Schema>> } | Refusal {
  const refuse = (...findings: Finding[]): Refusal => ({ findings });
  const start = { file, line: 1, column: 1 };
  const place = parseArticlePath(path);
  if (place.outcome === 'not-in-locale') {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        'The file lies in no locale’s folder.',
        `Move it to \`${file.slice(0, -path.length)}<locale>/\`; the locales are ${list(locales)}.`,
      ),
    );
  }
  if (place.outcome === 'bad-name') {
    return refuse(
      finding(
        'schema/file-name',
        start,
        'The file’s name cannot be an id.',
        `Rename it, for example to \`${place.suggestion}.mdx\`: a-z, 0-9 and hyphens only.`,
      ),
    );
  }
  // Without site.yaml no locale is known: one finding about that file is enough.
  if (locales.length > 0 && !locales.includes(place.locale)) {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        `\`${place.locale}\` is not a locale.${didYouMean(nearest(place.locale, locales))}`,
        `Locales are listed in site.yaml: ${list(locales)}.`,
      ),
    );
  }
  // Deleted or replaced since the folder was listed.
  if ('missing' in read || 'special' in read) return refuse();
  const named = { id: place.id, locale: place.locale, file };
  const unread = { ...named, body: '', bodyLine: 1 };
  if ('finding' in read) return { findings: [read.finding], broken: unread };
  const { length } = read.text;
  if (length > maxEntryLength) {
    const hint = `Split it by what readers ask and link the parts; a file may have ${maxEntryLength}.`;
    return { findings: [finding('schema/too-large', start, `The file has ${length} characters.`, hint)], broken: unread };
  }
  const parts = readFrontMatter(file, read.text);
  if ('findings' in parts) return { findings: parts.findings, broken: unread };
  const result = parseSource(schema, { ...parts.source, data: parts.source.data ?? {} });
  if ('findings' in result)
    return { findings: result.findings, broken: { ...named, body: parts.body, bodyLine: parts.bodyLine } };
  return { entry: { id: place.id, locale: place.locale, file, data: result.data, ...parts } };
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join(', ');
}
