import { createRequire } from 'node:module';
import type { Oklch } from 'culori';
import type { Theme } from '../knowledge/files/theme.ts';
import { type ColorProperty, colorProperties } from '../knowledge/theme-properties.ts';

// Required, it is one file; imported, it is 150, which every command would load.
const { clampChroma, converter, formatHex, parse, wcagContrast }: typeof import('culori') = createRequire(import.meta.url)(
  'culori',
);

/** The colours of the pages, as `#rrggbb`: values that every browser knows. */
export interface Palette {
  light: Record<ColorProperty, string>;
  dark: Record<ColorProperty, string>;
}

export type Scheme = keyof Palette;

/** Lightness in percent and chroma in OKLCH of the colours that follow the operator's hue. */
const ramps: Readonly<Record<Scheme, Partial<Record<ColorProperty, readonly [lightness: number, chroma: number]>>>> = {
  light: {
    '--bg': [99.3, 0.003],
    '--surface': [100, 0],
    '--tint': [97.2, 0.01],
    '--tint-2': [93.8, 0.024],
    '--tint-3': [86, 0.05],
    '--line': [91.5, 0.01],
    '--line-btn': [63, 0.018],
    '--line-2': [60, 0.022],
    '--ink': [23.5, 0.02],
    '--ink-2': [42, 0.02],
    '--ink-3': [50, 0.018],
    '--brand': [45.5, 0.1],
    '--brand-hi': [38.5, 0.088],
    '--link': [43, 0.098],
  },
  dark: {
    '--bg': [18.5, 0.012],
    '--surface': [22.2, 0.014],
    '--tint': [24.5, 0.02],
    '--tint-2': [29.5, 0.034],
    '--tint-3': [38, 0.052],
    '--line': [31.5, 0.016],
    '--line-btn': [55, 0.02],
    '--line-2': [60, 0.022],
    '--ink': [94, 0.008],
    '--ink-2': [79, 0.012],
    '--ink-3': [72, 0.014],
    '--brand': [51.2, 0.095],
    '--brand-hi': [54, 0.105],
    '--link': [82, 0.105],
  },
};

/** Colours with a meaning of their own, the same in every palette. */
const fixed: Readonly<Record<Scheme, Partial<Record<ColorProperty, string>>>> = {
  light: {
    '--on-brand': '#ffffff',
    '--focus': '#076be3',
    '--ok': '#126635',
    '--ok-dot': '#16a356',
    '--warn-bg': '#fff4e0',
    '--warn-line': '#eecf9c',
    '--warn': '#754614',
    '--bad-bg': '#fff2f1',
    '--bad-line': '#fdc9c6',
    '--bad': '#a12623',
  },
  dark: {
    '--on-brand': '#ffffff',
    '--focus': '#7cbdff',
    '--ok': '#7fdc9a',
    '--ok-dot': '#43cc76',
    '--warn-bg': '#2e2314',
    '--warn-line': '#604825',
    '--warn': '#f2cb83',
    '--bad-bg': '#361e1c',
    '--bad-line': '#7a3a36',
    '--bad': '#ffaba3',
  },
};

/**
 * The palette of a hue. Lightness is fixed, so contrast hardly depends on the hue; chroma is reduced until the colour is
 * in the sRGB gamut.
 *
 * @param color `brand.color`: a hue in degrees of OKLCH, or a hex colour
 * @param theme replaces single colours; values that are not colours are left out
 */
export function makePalette(color: number | string, theme?: Theme): Palette {
  const hue = hueOf(color);
  return { light: colorsOf('light', hue, theme), dark: colorsOf('dark', hue, theme) };
}

function colorsOf(scheme: Scheme, hue: number | undefined, theme: Theme | undefined): Record<ColorProperty, string> {
  // What `:root` sets holds in the dark scheme, too, unless that has a value of its own.
  const own = { ...theme?.light, ...(scheme === 'dark' ? theme?.dark : {}) };
  const values = colorProperties.map((name): [ColorProperty, string] => {
    const written = own[name] === undefined ? undefined : toHex(own[name].value);
    return [name, written ?? fixed[scheme][name] ?? rampColor(ramps[scheme][name] ?? [50, 0], hue)];
  });
  return Object.fromEntries(values) as Record<ColorProperty, string>;
}

function rampColor([lightness, chroma]: readonly [number, number], hue: number | undefined): string {
  const color: Oklch =
    hue === undefined ? { mode: 'oklch', l: lightness / 100, c: 0 } : { mode: 'oklch', l: lightness / 100, c: chroma, h: hue };
  return formatHex(clampChroma(color, 'oklch'));
}

/** A smaller chroma is a grey, whose hue is an accident of rounding. */
const greyChroma = 0.02;

const toOklch = converter('oklch');

/** @returns degrees, or `undefined` for a grey */
function hueOf(color: number | string): number | undefined {
  if (typeof color === 'number') return color;
  const oklch = toOklch(color);
  return oklch === undefined || oklch.c < greyChroma ? undefined : oklch.h;
}

/** A CSS colour in any notation as `#rrggbb`; `undefined` when it is not one or is not opaque. */
export function toHex(value: string): string | undefined {
  const color = parse(value);
  return color === undefined || (color.alpha ?? 1) < 1 ? undefined : formatHex(clampChroma(color, 'oklch'));
}

/** Contrast of two colours, 1…21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  return wcagContrast(a, b);
}

/** A colour that is shown on others, and the contrast it needs: 4.5 for text, 3 for controls (WCAG 2.2, 1.4.3 and 1.4.11). */
export interface ColorPair {
  front: ColorProperty;
  on: readonly ColorProperty[];
  atLeast: 3 | 4.5;
}

export const colorPairs: readonly ColorPair[] = [
  {
    front: '--ink',
    on: ['--bg', '--surface', '--tint', '--tint-2', '--tint-3', '--warn-bg', '--bad-bg'],
    atLeast: 4.5,
  },
  { front: '--ink-2', on: ['--bg', '--surface', '--tint', '--tint-2', '--warn-bg', '--bad-bg'], atLeast: 4.5 },
  { front: '--ink-3', on: ['--bg', '--surface', '--tint', '--tint-2'], atLeast: 4.5 },
  { front: '--link', on: ['--bg', '--surface', '--tint', '--tint-2', '--warn-bg', '--bad-bg'], atLeast: 4.5 },
  { front: '--on-brand', on: ['--brand', '--brand-hi'], atLeast: 4.5 },
  { front: '--ok', on: ['--bg', '--surface', '--tint', '--tint-2'], atLeast: 4.5 },
  { front: '--warn', on: ['--surface', '--warn-bg'], atLeast: 4.5 },
  { front: '--bad', on: ['--bg', '--surface', '--bad-bg'], atLeast: 4.5 },
  // A filled button is known by its text, so only its edge on the page counts.
  { front: '--brand', on: ['--bg'], atLeast: 3 },
  // Borders of buttons and of fields.
  { front: '--line-btn', on: ['--bg', '--surface', '--tint', '--warn-bg', '--bad-bg'], atLeast: 3 },
  { front: '--line-2', on: ['--bg', '--surface', '--tint', '--warn-bg', '--bad-bg'], atLeast: 3 },
  { front: '--focus', on: ['--bg', '--surface', '--tint', '--tint-2', '--warn-bg', '--bad-bg'], atLeast: 3 },
  { front: '--ok-dot', on: ['--bg', '--surface'], atLeast: 3 },
];

export interface LowContrast {
  scheme: Scheme;
  front: ColorProperty;
  back: ColorProperty;
  ratio: number;
  atLeast: number;
}

/** Pairs of the palette that are hard to tell apart; empty for every palette without a theme. */
export function lowContrasts(palette: Palette): LowContrast[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    colorPairs.flatMap(({ front, on, atLeast }) =>
      on.flatMap((back) => {
        const ratio = contrast(palette[scheme][front], palette[scheme][back]);
        return ratio < atLeast ? [{ scheme, front, back, ratio, atLeast }] : [];
      }),
    ),
  );
}
