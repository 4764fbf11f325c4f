import { lstat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { MisuseError, UserError } from '../errors.ts';
import { ignoreMissing, listFilesBelow } from '../files.ts';
import { maxFileBytes, type ReadSource } from './imported-article.ts';
import { readHtml } from './readers/html.ts';
import { readMarkdown } from './readers/markdown.ts';
import { type NamedColumns, readTable } from './readers/table.ts';
import { readWord } from './readers/word.ts';

type Read = (file: string, source: string, columns: NamedColumns) => Promise<ReadSource>;

const markdown: Read = async (file, source) => ({ articles: [await readMarkdown(file, source)], problems: [] });
const html: Read = async (file, source) => ({ articles: [await readHtml(file, source)], problems: [] });

/** By extension. */
const readers: Readonly<Record<string, Read>> = {
  '.csv': (file, _, columns) => readTable(file, columns),
  '.tsv': (file, _, columns) => readTable(file, columns),
  '.xlsx': (file, _, columns) => readTable(file, columns),
  '.md': markdown,
  '.mdx': markdown,
  '.markdown': markdown,
  '.html': html,
  '.htm': html,
  '.docx': readWord,
};

/** Documents of a folder; tables in it may be anything. */
const documents = new Set(['.md', '.mdx', '.markdown', '.html', '.htm', '.docx']);

/**
 * Reads a spreadsheet, a document, or all documents below a folder. A document that cannot be read is a problem, and the
 * others are read all the same.
 *
 * @throws MisuseError when there is no such file, or its kind is unknown
 * @throws UserError when a single file cannot be read
 */
export async function readSource(path: string, columns: NamedColumns): Promise<ReadSource> {
  const found = await lstat(path).catch(ignoreMissing);
  if (found === undefined) throw new MisuseError(`There is no file or folder ${path}.`, 'Name a file or folder to import.');
  if (!found.isDirectory()) return readFile(path, basename(path), columns);
  const read: ReadSource = { articles: [], problems: [] };
  for (const name of (await listFilesBelow(path)).sort()) {
    if (!documents.has(extname(name).toLowerCase()) || /(?:^|\/)(?:\.|node_modules\/)/.test(name)) continue;
    try {
      const { articles, problems } = await readFile(join(path, name), name, columns);
      read.articles.push(...articles);
      read.problems.push(...problems);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      read.problems.push({ where: name, message: error.message });
    }
  }
  if (read.articles.length === 0 && read.problems.length === 0)
    throw new MisuseError(`There are no documents below ${path}.`, `Documents end in ${[...documents].join(', ')}.`);
  return read;
}

async function readFile(path: string, source: string, columns: NamedColumns): Promise<ReadSource> {
  const read = readers[extname(path).toLowerCase()];
  if (read === undefined)
    throw new MisuseError(
      `${path} is of no kind that can be imported.`,
      `Known are ${Object.keys(readers).join(', ')}, and folders of documents.`,
    );
  if ((await lstat(path)).size > maxFileBytes)
    throw new UserError(`${path} is larger than ${maxFileBytes / 1e6} MB.`, 'Split it, or save it without pictures.');
  return read(path, source, columns);
}
