import { createHash } from 'node:crypto';
import type { BrandFiles, Schemed } from '../knowledge/brand-files.ts';
import type { Picture } from '../knowledge/files/picture.ts';
import type { Theme } from '../knowledge/files/theme.ts';
import type { BrandSettings } from '../knowledge/schemas/brand.ts';
import { isColorProperty } from '../knowledge/theme-properties.ts';
import { makePalette } from './palette.ts';

/**
 * The style sheet of the brand: the palette, what theme.css sets, fonts by locale, and the pictures as `--logo` and
 * `--hero-drawing`, which follow the colour scheme. Pictures are beside it, under the names of `stylePictures`.
 */
export function brandStyles(settings: BrandSettings, files: BrandFiles): string {
  const palette = makePalette(settings.color, files.theme);
  const light = { ...palette.light, ...pictures(files, 'light'), ...logoSize(files.logo) };
  const lightSizes = declarations(sizes(files.theme.light));
  const darkSizes = declarations(sizes(files.theme.dark));
  const dark = { ...palette.dark, ...pictures(files, 'dark') };
  // What does not differ need not be said again.
  const differing = Object.fromEntries(
    Object.entries(dark).filter(([name, value]) => light[name as keyof typeof light] !== value),
  );
  const darkRules = (root: string): string =>
    `${root}{${declarations(differing)}}${darkSizes === '' ? '' : `${inEachLanguage(root, `${root} `)}{${darkSizes}}`}`;
  return [
    `:root{${declarations(light)}}`,
    ...(lightSizes === '' ? [] : [`${inEachLanguage(':root')}{${lightSizes}}`]),
    // Paper is light, whatever the screen is.
    `@media screen and (prefers-color-scheme:dark){${darkRules(':root:not([data-theme="light"])')}}`,
    `@media screen{${darkRules(':root[data-theme="dark"]')}}`,
    ...Object.entries(settings.fonts).map(([locale, stack]) => `:lang(${locale}){--font:${stack}}`),
    '',
  ].join('\n');
}

/** Names everything that is drawn of the brand, the bytes of its pictures included, wherever they are. */
export function brandDigest(styles: string, { mark, favicon }: BrandFiles): string {
  return createHash('sha256')
    .update(JSON.stringify([styles, mark?.digest, favicon?.digest]))
    .digest('hex')
    .slice(0, 12);
}

/** tokens.css sets sizes and fonts on every element in a language, which so inherits none from the root. */
function inEachLanguage(root: string, within = ''): string {
  return `${root},${within}:lang(zh),${within}:lang(en)`;
}

function declarations(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

function sizes(values: Theme['light']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, { value }]) => (isColorProperty(name) ? [] : [[name, value]])),
  );
}

/** Pictures that the style sheet shows, by the file name it knows them by. */
export function stylePictures(files: BrandFiles): Map<string, Picture> {
  const shown = (['light', 'dark'] as const).flatMap((scheme) => Object.values(shownIn(files, scheme)));
  return new Map(shown.map((picture) => [fileName(picture), picture]));
}

function pictures(files: BrandFiles, scheme: keyof Schemed): Record<string, string> {
  return Object.fromEntries(
    Object.entries(shownIn(files, scheme)).map(([name, picture]) => [name, `url(./${fileName(picture)})`]),
  );
}

function shownIn({ logo, mark, heroDrawing }: BrandFiles, scheme: keyof Schemed): Record<string, Picture> {
  const shown = logo?.[scheme] ?? mark;
  const hero = heroDrawing?.[scheme];
  return { ...(shown && { '--logo': shown }), ...(hero && { '--hero-drawing': hero }) };
}

function fileName({ digest, kind }: Picture): string {
  return `brand-${digest}.${kind}`;
}

/** Height of the logo in the header, in pixels. */
const logoHeight = 32;

/** A logo wider than this would leave no room for the links of the header on a phone. */
const maxLogoWidth = 200;

function logoSize(logo: Schemed | undefined): Record<string, string> {
  if (logo === undefined) return {};
  const width = Math.min(maxLogoWidth, Math.round((logo.light.width / logo.light.height) * logoHeight));
  return width === logoHeight ? {} : { '--logo-width': `${width}px` };
}
