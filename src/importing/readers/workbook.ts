import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { UserError } from '../../errors.ts';
import { assertSmallArchive } from './archive.ts';
import { type MergedCells, mergedCells } from './merged-cells.ts';

export interface Sheet {
  name: string;
  rows: string[][];
  merged: MergedCells[];
}

/**
 * The sheets of an Excel file, in their order. A formula is its value as last computed; where that was an error, the cell
 * has its name, such as `#REF!`.
 *
 * @throws UserError when it cannot be read
 */
export async function readWorkbook(file: string): Promise<Sheet[]> {
  await assertSmallArchive(file);
  const bytes = await readFile(file);
  try {
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
    const sheets = await readSheets(Buffer.from(withErrorsAsText(parts)));
    const paths = sheetPaths(parts);
    return sheets.map(({ sheet, data }, index) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')))),
      merged: mergedCells(textOf(parts, paths[index])),
    }));
  } catch (cause) {
    throw new UserError(`${file} cannot be read as an Excel workbook.`, 'Save it as .xlsx or as CSV in UTF-8.', { cause });
  }
}

type Parts = Readonly<Record<string, Uint8Array>>;

/** The reader leaves cells with an error empty. */
function withErrorsAsText(parts: Parts): Uint8Array {
  const sheets = Object.entries(parts).map(([path, bytes]): [string, Uint8Array] =>
    path.startsWith('xl/worksheets/') ? [path, strToU8(strFromU8(bytes).replaceAll(' t="e"', ' t="str"'))] : [path, bytes],
  );
  return zipSync(Object.fromEntries(sheets), { level: 0 });
}

/** Paths of the sheets in the archive, in the order of the workbook. */
function sheetPaths(parts: Parts): string[] {
  const targets = new Map(
    elementsOf(textOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(({ Id, Target }) => [Id, Target]),
  );
  return elementsOf(textOf(parts, 'xl/workbook.xml'), 'sheet').map((sheet) => {
    const id = Object.entries(sheet).find(([name]) => name.endsWith(':id'))?.[1];
    const target = targets.get(id) ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

function textOf(parts: Parts, path: string | undefined): string {
  const bytes = parts[path ?? ''];
  return bytes === undefined ? '' : strFromU8(bytes);
}

/** Attributes of the elements of one name, whatever its prefix. */
function elementsOf(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    if (tag.name === name || tag.name.endsWith(`:${name}`)) found.push(tag.attributes as Record<string, string>);
  });
  if (xml !== '') parser.write(xml.replace(/^\ufeff/, '')).close();
  return found;
}
