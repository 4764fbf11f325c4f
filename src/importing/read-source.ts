import { lstat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { explain, MisuseError, UserError } from '../errors.ts';
import { ignoreMissing, listFilesBelow } from '../files.ts';
import { maxFileBytes, type ReadSource } from './imported-article.ts';
import { readHtml } from './readers/html.ts';
import { type JsonFile, readJsonFiles } from './readers/json.ts';
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
 * Reads spreadsheets, documents, JSON exports, and all documents below folders. What cannot be read is a problem, and the
 * others are read all the same.
 *
 * @throws MisuseError when there is no such file, or the only one is of an unknown kind
 * @throws UserError when the only file cannot be read
 */
export async function readSources(paths: readonly string[], columns: NamedColumns): Promise<ReadSource> {
  const read: ReadSource = { articles: [], problems: [] };
  const add = ({ articles, problems }: ReadSource): void => {
    for (const article of articles) read.articles.push(article);
    read.problems.push(...problems);
  };
  const json: JsonFile[] = [];
  const files: { path: string; source: string }[] = [];
  for (const path of paths) {
    if (paths.length > 1 && (await isUnknown(path))) {
      read.problems.push({ where: basename(path), message: unknownKind });
      continue;
    }
    const { documents, exports } = await listSources(path);
    files.push(...documents);
    json.push(...exports);
  }
  const isOnly = files.length + json.length === 1;
  for (const { path, source } of files) add(await orProblem(source, isOnly, () => readFile(path, source, columns)));
  const small: JsonFile[] = [];
  for (const file of json)
    add(
      await orProblem(file.source, isOnly, async () => {
        await assertSmall(file.path, 'Export fewer articles at a time, and name all files.');
        small.push(file);
        return { articles: [], problems: [] };
      }),
    );
  add(await readJsonFiles(small));
  return read;
}

/** The files that a path stands for. In a folder, JSON counts only where there are no documents: it may be anything. */
async function listSources(path: string): Promise<{ documents: JsonFile[]; exports: JsonFile[] }> {
  const found = await lstat(path).catch(ignoreMissing);
  if (found === undefined) throw new MisuseError(`There is no file or folder ${path}.`, 'Name a file or folder to import.');
  if (!found.isDirectory()) {
    const file = { path, source: basename(path) };
    return isJson(path) ? { documents: [], exports: [file] } : { documents: [known(file)], exports: [] };
  }
  const all = (await listFilesBelow(path))
    .filter((name) => !/(?:^|\/)(?:\.|node_modules\/)/.test(name))
    .sort()
    .map((name) => ({ path: join(path, name), source: name }));
  const ofFolder = all.filter(({ source }) => documents.has(extname(source).toLowerCase()));
  if (ofFolder.length > 0) return { documents: ofFolder, exports: [] };
  const exports = all.filter(({ source }) => isJson(source));
  if (exports.length > 0) return { documents: [], exports };
  throw new MisuseError(
    `There are no documents below ${path}.`,
    `Documents end in ${[...documents].join(', ')}; a folder without any may have exports in .json.`,
  );
}

function isJson(path: string): boolean {
  return extname(path).toLowerCase() === '.json';
}

/** @throws MisuseError when a file is of no kind that can be read */
function known(file: JsonFile): JsonFile {
  if (readers[extname(file.path).toLowerCase()] !== undefined) return file;
  throw new MisuseError(`${file.path} is of no kind that can be imported.`, knownKinds);
}

const knownKinds = `Known are ${Object.keys(readers).join(', ')}, .json, and folders of documents.`;
const unknownKind = `It is of no kind that can be imported. ${knownKinds}`;

async function isUnknown(path: string): Promise<boolean> {
  const found = await lstat(path).catch(ignoreMissing);
  return found?.isFile() === true && !isJson(path) && readers[extname(path).toLowerCase()] === undefined;
}

async function readFile(path: string, source: string, columns: NamedColumns): Promise<ReadSource> {
  await assertSmall(path, 'Split it, or save it without pictures.');
  const read = readers[extname(path).toLowerCase()];
  return read === undefined ? { articles: [], problems: [] } : read(path, source, columns);
}

async function assertSmall(path: string, hint: string): Promise<void> {
  if ((await lstat(path)).size > maxFileBytes) throw new UserError(`${path} is larger than ${maxFileBytes / 1e6} MB.`, hint);
}

/** Among several files, one that cannot be read is a problem. */
async function orProblem(where: string, isOnly: boolean, read: () => Promise<ReadSource>): Promise<ReadSource> {
  try {
    return await read();
  } catch (error) {
    if (isOnly || !(error instanceof UserError)) throw error;
    return { articles: [], problems: [{ where, message: explain(error) }] };
  }
}
