import type { Scheme } from '../../brand/palette.ts';
import { heatLevels } from './heat-map.ts';

/**
 * Colours that do not follow the operator's hue, so that they stay apart for readers with any kind of colour vision: the
 * ramp by its lightness, the series by lightness and hue (after Okabe & Ito 2008, https://jfly.uni-koeln.de/color/).
 */
export const chartColors: Readonly<Record<Scheme, ChartColors>> = {
  light: {
    ramp: ['#edf4fb', '#c3dbf0', '#8bbbe2', '#2a6ea8', '#113f6b'],
    rampText: ['#14202c', '#14202c', '#14202c', '#ffffff', '#ffffff'],
    series: ['#0b3c6f', '#c25e00', '#3f9bd9', '#f2c46d'],
  },
  dark: {
    ramp: ['#1a2733', '#20425f', '#2b618f', '#6fa8d6', '#b5d8f3'],
    rampText: ['#eef4fa', '#eef4fa', '#ffffff', '#0d1720', '#0d1720'],
    series: ['#7cbdf0', '#f0c060', '#3d78b8', '#a4561a'],
  },
};

interface ChartColors {
  /** Backgrounds of a heat map, from low to high. */
  ramp: readonly string[];
  /** Text on each of them. */
  rampText: readonly string[];
  series: readonly string[];
}

/** The rules of charts, with the colours of the site's pages. */
export function chartStyles(): string {
  return `${schemes(variables('light'), variables('dark'))}

.report .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; margin-top: 1.5rem; }
.report .chart { margin: 0; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; min-width: 0; }
.report .charts > .chart:only-child { max-width: 44rem; }
.report .chart .block-title { margin: 0; line-height: 1.4; }
.report .chart figcaption p { margin: .15rem 0 1rem; color: var(--ink-3); font-size: .9rem; }
.drawing { display: block; width: 100%; height: auto; font-family: inherit; font-size: 13px; font-variant-numeric: tabular-nums; text-autospace: no-autospace; }
.drawing.narrow { display: none; }
.drawing text { fill: var(--ink); }
.drawing .axis { fill: var(--ink-3); }
.drawing .grid { stroke: var(--line); }
.drawing .line { fill: none; stroke: var(--series-0); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.drawing .line.forecast { stroke-dasharray: 2 6; }
.drawing .band { fill: var(--series-0); fill-opacity: .15; }
.drawing .dot { fill: var(--series-0); stroke: var(--surface); stroke-width: 1.5; }
.drawing .dot.forecast { fill: var(--surface); stroke: var(--series-0); }
.drawing .target { stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 5 4; }
.drawing .target-label, .drawing .value { paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round; }
.drawing .value { font-weight: 650; }
.drawing .track { fill: var(--line); fill-opacity: .5; }
.drawing .bar { stroke: var(--surface); stroke-width: 1; }
.drawing .cell.unknown { fill: none; stroke: var(--line); stroke-dasharray: 3 3; }
.drawing .cell-text.unknown { fill: var(--ink-3); }
${Array.from({ length: heatLevels }, (_, level) => `.drawing .cell.level-${level} { fill: var(--ramp-${level}); } .drawing .cell-text.level-${level} { fill: var(--ramp-text-${level}); }`).join('\n')}
${chartColors.light.series.map((_, index) => `.drawing .series-${index} { fill: var(--series-${index}); }`).join('\n')}
.report .chart details { margin-top: .75rem; }
.report .chart summary { padding: .25rem 0; color: var(--link); cursor: pointer; font-size: .9rem; }
.report .chart details .scroll { margin-top: .5rem; }

@media (max-width: 40rem) {
  .drawing.wide { display: none; }
  .drawing.narrow { display: block; }
}
@media print {
  .chart { break-inside: avoid; }
  .chart summary { display: none; }
  .chart details::details-content { display: block; content-visibility: visible; block-size: auto; }
}`;
}

/** Declarations by colour scheme: the reader's setting, unless they chose one on the site. Paper is light. */
export function schemes(light: string, dark: string): string {
  return `:root { ${light} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark} } }
@media screen { :root[data-theme="dark"] { ${dark} } }`;
}

function variables(scheme: Scheme): string {
  const { ramp, rampText, series } = chartColors[scheme];
  const named = { ramp, 'ramp-text': rampText, series };
  return Object.entries(named)
    .flatMap(([name, colors]) => colors.map((color, index) => `--${name}-${index}: ${color};`))
    .join(' ');
}
