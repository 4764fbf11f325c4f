/** Custom properties of the pages that are colours; `src/brand/palette.ts` gives each a value. */
export const colorProperties = [
  '--bg',
  '--surface',
  '--tint',
  '--tint-2',
  '--tint-3',
  '--line',
  '--line-btn',
  '--line-2',
  '--ink',
  '--ink-2',
  '--ink-3',
  '--brand',
  '--brand-hi',
  '--on-brand',
  '--link',
  '--focus',
  '--ok',
  '--ok-dot',
  '--warn-bg',
  '--warn-line',
  '--warn',
  '--bad-bg',
  '--bad-line',
  '--bad',
] as const;

export type ColorProperty = (typeof colorProperties)[number];

/** The other custom properties that an operator may set. `--tap` is not among them: targets are never smaller. */
export const sizeProperties = [
  '--font',
  '--mono',
  '--t-xs',
  '--t-s',
  '--t-m',
  '--t-b',
  '--t-l',
  '--t-h2',
  '--t-h1',
  '--r1',
  '--r2',
  '--r3',
  '--page',
  '--measure',
  '--rail',
] as const;

export const themeProperties: readonly string[] = [...colorProperties, ...sizeProperties];

export function isColorProperty(name: string): name is ColorProperty {
  return (colorProperties as readonly string[]).includes(name);
}
