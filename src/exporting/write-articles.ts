import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { csvLine } from '../csv.ts';
import { darkPath } from '../media/media-file.ts';
import { csvColumns, exportVersion } from './export-schema.ts';
import {
  addressesInFolder,
  completeAddresses,
  exportDocument,
  exportedFields,
  plainText,
  type Selection,
} from './exported-articles.ts';

/** A folder with `articles/<locale>/<id>.md` and the files that they show in `media/`. */
export async function writeMarkdownFolder(folder: string, selection: Selection): Promise<void> {
  const addressOf = addressesInFolder(selection);
  const media = new Set<string>();
  for (const article of selection.articles) {
    const { media: shown, address, ...fields } = exportedFields(article, selection);
    for (const path of shown) media.add(path);
    const file = join(folder, 'articles', article.locale, `${article.id}.md`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${frontMatter({ jieda: exportVersion, ...fields })}\n${plainText(article, selection, addressOf)}\n`);
  }
  const { files, folder: from } = selection.content.media;
  for (const path of media)
    for (const each of files.get(path)?.dark === undefined ? [path] : [path, darkPath(path)]) {
      await mkdir(dirname(join(folder, each)), { recursive: true });
      await copyFile(join(from, each), join(folder, each));
    }
}

function frontMatter(fields: object): string {
  const written = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return `---\n${stringify(Object.fromEntries(written), { lineWidth: 0 })}---\n`;
}

/** One object with all articles, as `exportSchema` describes it. */
export async function writeJson(file: string, selection: Selection): Promise<void> {
  await writeFile(file, `${JSON.stringify(exportDocument(selection), null, 2)}\n`);
}

/** One row for each article, with its text as plain Markdown, safe to open in a spreadsheet. */
export async function writeCsv(file: string, selection: Selection): Promise<void> {
  const addressOf = completeAddresses(selection);
  const rows = selection.articles.map((article) => {
    const cells: Readonly<Record<string, unknown>> = {
      ...exportedFields(article, selection),
      text: plainText(article, selection, addressOf),
    };
    return csvColumns.map((column) => cellOf(cells[column]));
  });
  // The byte order mark tells spreadsheets that this is UTF-8.
  await writeFile(file, `\ufeff${[[...csvColumns], ...rows].map((row) => `${csvLine(row)}\r\n`).join('')}`);
}

function cellOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}
