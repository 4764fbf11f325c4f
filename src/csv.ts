import type { Value } from './store/store.ts';

/** One line of CSV (RFC 4180), without its line end. */
export function csvLine(cells: readonly Value[]): string {
  return cells.map(csvCell).join(',');
}

/**
 * Escapes a cell. Text that begins like a formula gets a leading apostrophe, so that spreadsheets do not evaluate it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = isLikeFormula(value) ? `'${value}` : value;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A cell as it was before `csvLine` made it harmless. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && isLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function isLikeFormula(text: string): boolean {
  return /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text);
}
