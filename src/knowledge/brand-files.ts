import { join } from 'node:path';
import { type Finding, finding, type Position } from '../findings/finding.ts';
import { didYouMean, nearest } from './did-you-mean.ts';
import type { FolderEntry } from './files/list-folder.ts';
import { type Picture, readPicture } from './files/picture.ts';
import { readTextFile } from './files/text-file.ts';
import type { Theme } from './files/theme.ts';
import type { YamlSource } from './files/yaml-source.ts';
import type { BrandSettings, SchemedPicture } from './schemas/brand.ts';

/** What the operator's files say about the look, beside `brand` in site.yaml. */
export interface BrandFiles {
  theme: Theme;
  logo?: Schemed;
  mark?: Picture;
  favicon?: Picture;
  heroDrawing?: Schemed;
}

export interface Schemed {
  light: Picture;
  dark: Picture;
}

export const themeFile = 'theme.css';

const noTheme: Theme = { light: {}, dark: {} };

export const noBrandFiles: BrandFiles = { theme: noTheme };

/**
 * Reads `theme.css` and the pictures that `brand` names. One that cannot be used is left out.
 *
 * @param listing everything in the content folder
 * @param source site.yaml, for positions
 */
export async function readBrandFiles(
  folder: string,
  shownAs: string,
  brand: BrandSettings,
  listing: readonly FolderEntry[],
  source: YamlSource | undefined,
): Promise<{ brandFiles: BrandFiles; findings: Finding[] }> {
  const { theme, findings } = await readThemeFile(folder, `${shownAs}/${themeFile}`);
  const media = listing.flatMap(({ path, kind }) => (kind === 'file' && path.startsWith('media/') ? [path.slice(6)] : []));

  async function readOne(path: string, ...field: PropertyKey[]): Promise<Picture | undefined> {
    // What the listing has as a file is not reached through a symbolic link.
    const read = media.includes(path) ? await readPicture(folder, path) : ({ missing: true } as const);
    if ('picture' in read) return read.picture;
    const position: Position = source?.locate(['brand', ...field]) ?? { file: `${shownAs}/site.yaml`, line: 1, column: 1 };
    findings.push(
      'missing' in read
        ? finding(
            'brand/missing-picture',
            position,
            `There is no picture \`media/${path}\`.${didYouMean(nearest(path, media))}`,
            'Add the file to media/ in the content folder, or correct the path, which is case-sensitive.',
          )
        : finding(
            'brand/picture',
            position,
            `\`media/${path}\` ${read.fault}.`,
            read.hint ?? 'Export it again as a plain, small SVG or PNG file.',
          ),
    );
    return undefined;
  }

  async function readSchemed(name: 'logo' | 'heroDrawing', picture: SchemedPicture | undefined): Promise<Schemed | undefined> {
    if (picture === undefined) return undefined;
    const light = await readOne(picture.light, name, 'light');
    const dark = picture.dark === picture.light ? light : await readOne(picture.dark, name, 'dark');
    return light === undefined || dark === undefined ? undefined : { light, dark };
  }

  const logo = await readSchemed('logo', brand.logo);
  const heroDrawing = await readSchemed('heroDrawing', brand.heroDrawing);
  const mark = brand.mark === undefined ? undefined : await readOne(brand.mark, 'mark');
  const favicon = brand.favicon === undefined ? undefined : await readOne(brand.favicon, 'favicon');
  return {
    brandFiles: {
      theme,
      ...(logo && { logo }),
      ...(heroDrawing && { heroDrawing }),
      ...(mark && { mark }),
      ...(favicon && { favicon }),
    },
    findings,
  };
}

async function readThemeFile(folder: string, shownAs: string): Promise<{ theme: Theme; findings: Finding[] }> {
  const file = readTextFile(join(folder, themeFile), shownAs);
  if ('finding' in file) return { theme: noTheme, findings: [file.finding] };
  if (!('text' in file)) return { theme: noTheme, findings: [] };
  // Few sites have one.
  const { readTheme } = await import('./files/theme.ts');
  return readTheme(shownAs, file.text);
}
