import { readFile } from 'node:fs/promises';
import type { Picture } from '../knowledge/files/picture.ts';

export interface SignOptions {
  /** Square picture of the operator. */
  picture?: Picture | undefined;
  /** Colours of the sign that stands in for a missing one. */
  colors: { brand: string; onBrand: string };
}

/** The sign of the help centre as an SVG; a neutral one when the operator has none. A PNG is embedded. */
export async function readSign({ picture, colors }: SignOptions): Promise<string> {
  if (picture === undefined) return neutralSign(colors);
  if (picture.kind === 'svg') return readFile(picture.file, 'utf8');
  const { width, height } = picture;
  const data = await readFile(picture.file, 'base64');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${data}"/></svg>`;
}

/** A sheet with lines on the brand's colour. */
function neutralSign({ brand, onBrand }: SignOptions['colors']): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="${brand}"/><path d="M10 7.5h8l4 4V24.5H10z" fill="none" stroke="${onBrand}" stroke-width="2.2" stroke-linejoin="round"/><path d="M13.5 15h5M13.5 19.5h5" fill="none" stroke="${onBrand}" stroke-width="2.2" stroke-linecap="round"/></svg>`;
}
