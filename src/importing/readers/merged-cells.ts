import { SaxesParser } from 'saxes';

/** A block of merged cells: its value is in the first row and column. Numbers from 0. */
export interface MergedCells {
  top: number;
  bottom: number;
  column: number;
}

/** Blocks of more than one row; those of one row are headings. */
export function mergedCells(sheetXml: string): MergedCells[] {
  const start = sheetXml.search(/<(?:\w{1,20}:)?mergeCells[\s>]/);
  if (start === -1) return [];
  const [, list = ''] = sheetXml.slice(start).split(/mergeCells\b/, 2);
  return refsIn(list).flatMap((ref) => {
    const [, column = '', top = '', bottom] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(ref) ?? [];
    if (bottom === undefined || top === bottom) return [];
    return [{ top: Number(top) - 1, bottom: Number(bottom) - 1, column: columnOf(column) }];
  });
}

/**
 * Writes the value of merged cells into the rows that they span, but the first, which has it.
 *
 * @returns whether a cell belongs to one above it
 */
export function spreadMerged(
  rows: readonly string[][],
  merged: readonly MergedCells[],
): (row: number, column: number) => boolean {
  const below = new Set<string>();
  for (const { top, bottom, column } of merged) {
    const value = rows[top]?.[column];
    if (value === undefined) continue;
    for (let row = top + 1; row <= bottom; row += 1) {
      const cells = rows[row];
      // Only a damaged file has something there.
      if (cells === undefined || (cells[column] ?? '') !== '') break;
      cells[column] = value;
      below.add(`${row} ${column}`);
    }
  }
  return (row, column) => below.has(`${row} ${column}`);
}

/** Values of the attribute `ref`. */
function refsIn(list: string): string[] {
  const refs: string[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on('opentag', ({ attributes }) => {
    if (typeof attributes['ref'] === 'string') refs.push(attributes['ref']);
  });
  parser.write(list.slice(list.indexOf('>') + 1, list.lastIndexOf('<'))).close();
  return refs;
}

/** `A` is 0, `AA` is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
