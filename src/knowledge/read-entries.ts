import { join } from 'node:path';
import type { z } from 'zod';
import type { Finding } from '../findings/finding.ts';
import type { RecallFile } from './files/file-memory.ts';
import type { FolderEntry } from './files/list-folder.ts';
import type { ReadText } from './files/text-file.ts';
import { parsedEntries } from './parsed-entries.ts';
import { type BrokenEntry, type Entry, readEntry } from './read-entry.ts';

interface EntriesFolder<Schema extends z.ZodType> {
  name: 'articles' | 'handbook' | 'replies';
  schema: Schema;
  /** The content folder. */
  folder: string;
  /** Path by which findings name the content folder. */
  shownAs: string;
  /** Everything in the content folder. */
  listing: readonly FolderEntry[];
  /** Ids of the locales, the default first. */
  locales: readonly string[];
  /** Folder of the cache of parsed files. */
  cacheDir: string | undefined;
  readText: ReadText;
  recallFile: RecallFile;
}

/**
 * Reads every `.mdx` file of a folder, however deeply nested.
 *
 * @returns entries sorted by locale, then by id
 */
export function readEntries<Schema extends z.ZodType>({
  name,
  schema,
  folder,
  shownAs,
  listing,
  locales,
  cacheDir,
  readText,
  recallFile,
}: EntriesFolder<Schema>): { entries: Entry<z.output<Schema>>[]; broken: BrokenEntry<z.output<Schema>>[]; findings: Finding[] } {
  const paths = listing
    .filter(({ path, kind }) => kind === 'file' && path.startsWith(`${name}/`) && /(?:^|\/)[^./][^/]*\.mdx$/.test(path))
    .map(({ path }) => path.slice(name.length + 1));
  const parsed = parsedEntries(name, cacheDir);
  const results = paths.map((path) => {
    const file = `${shownAs}/${name}/${path}`;
    const at = join(folder, name, path);
    return recallFile(at, () => readEntry({ schema, path, file, read: readText(at, file), locales, parsed }));
  });
  parsed.keep();
  return {
    entries: results.flatMap((result) => ('entry' in result ? [result.entry] : [])).sort(byLocaleAndId(locales)),
    broken: results.flatMap((result) => ('broken' in result ? [result.broken] : [])),
    findings: results.flatMap((result) => ('findings' in result ? result.findings : [])),
  };
}

function byLocaleAndId(locales: readonly string[]) {
  return (a: Entry<unknown>, b: Entry<unknown>): number =>
    locales.indexOf(a.locale) - locales.indexOf(b.locale) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1);
}
