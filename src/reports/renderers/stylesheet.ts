import type { Palette } from '../../brand/palette.ts';
import { chartStyles } from '../charts/stylesheet.ts';

/** `report.css`: the operator's colours, light and dark by the reader's setting, one column on a phone, plain in print. */
export function stylesheetOf(palette: Palette): string {
  return `${rootOf(palette)}

* { box-sizing: border-box; }

html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font-family: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  font-size: 1rem;
  line-height: 1.6;
  text-autospace: normal;
}

header, main { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
header { padding-top: 2rem; }
.sign { display: block; margin-bottom: .75rem; }
main { padding-bottom: 4rem; }

h1 { margin: 0; font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); line-height: 1.25; text-wrap: balance; }
h2 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
section { margin-top: 3rem; scroll-margin-top: 1rem; }
section > p { max-width: 46rem; color: var(--soft); }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

.subtitle { margin: .5rem 0 1rem; color: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }

.notice {
  margin: 1.5rem 0 0;
  padding: .75rem 1rem;
  border-radius: .5rem;
  background: var(--warn-paper);
  border-inline-start: 4px solid var(--warn);
}

.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin: 0; }
.figure { padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--soft); border-radius: .6rem; }
.figure.good { border-top-color: var(--good); }
.figure.warn { border-top-color: var(--warn); }
.figure.bad { border-top-color: var(--bad); }
.figure dt { color: var(--soft); font-size: .95rem; }
.figure dd { margin: 0; }
.figure .value { font-size: 2.25rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figure .detail { font-size: .9rem; font-variant-numeric: tabular-nums; }
.figure .note { margin-top: .35rem; color: var(--soft); font-size: .875rem; }

.steps { display: grid; margin-top: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
.step-list { padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
.step-list h3 { margin-top: 0; }
.step-list ol { margin: 0; padding-inline-start: 1.5rem; }
.step-list li { padding-block: .3rem; overflow-wrap: anywhere; }
.step-list li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
.step-list .aside { display: block; }
.more { margin: .5rem 0 0; font-size: .9rem; }
.empty { margin: 0; color: var(--soft); }

.verdict { padding: 1.25rem 1.5rem; background: var(--good-paper); border-radius: .75rem; }
.verdict h3 { margin: 0; font-size: 1.25rem; line-height: 1.4; text-wrap: balance; }
.verdict p { max-width: 46rem; margin: .35rem 0 0; }
.five { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr)); margin: 1rem 0 0; padding: 0; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.five > li { padding: 1.1rem 1.25rem; box-shadow: 0 0 0 .5px var(--line); }
.five p { margin: .3rem 0 0; }
.five .value { margin: 0; font-size: 2.25rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.five .value small { margin-inline-start: .2rem; font-size: .95rem; font-weight: 600; }
.five .change, .five details { font-size: .9rem; color: var(--soft); }
.five details ul { margin: 0; padding-inline-start: 1.1rem; }

details { margin-top: .75rem; }
summary { width: fit-content; max-width: 100%; padding: .35rem 0; cursor: pointer; color: var(--link); }

/* A long table scrolls below its header, so that the next section stays in reach. */
.scroll { max-height: min(40rem, 80vh); overflow: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.45; }
th, td { padding: .55rem .7rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover > * { background: color-mix(in srgb, var(--link) 6%, transparent); }
thead th { position: sticky; z-index: 1; top: 0; background: var(--card); color: var(--soft); font-size: .85rem; font-weight: 600; vertical-align: bottom; white-space: nowrap; }
thead .number { min-width: 4.5rem; white-space: normal; word-break: keep-all; }
tbody th { min-width: 15rem; font-weight: 500; overflow-wrap: anywhere; }
td { white-space: nowrap; }
td.prose { min-width: 14rem; white-space: normal; overflow-wrap: anywhere; }
.number { padding-inline: .45rem; text-align: end; font-variant-numeric: tabular-nums; }
.depth-0, .depth-1, .depth-2, .depth-3, .depth-4, .total > th { min-width: 9.5rem; }
.depth-1 { padding-inline-start: 2.1rem; }
.depth-2 { padding-inline-start: 3.4rem; }
.depth-3 { padding-inline-start: 4.7rem; }
.depth-4 { padding-inline-start: 6rem; }
tr > .number:last-child { padding-inline-end: .8rem; }
.depth-0 { font-weight: 600; }
.total > * { border-top: 2px solid var(--line); font-weight: 650; }

.aside { color: var(--soft); font-size: .85rem; font-weight: 400; }
th .aside, .number .aside, .prose .aside { display: block; }
.badge { padding: .1rem .5rem; border-radius: 1rem; background: var(--paper); font-size: .85rem; white-space: nowrap; }
.badge.good { color: var(--good); background: var(--good-paper); }
.badge.warn { color: var(--warn); background: var(--warn-paper); }
.badge.bad { color: var(--bad); background: var(--bad-paper); }

.interval { display: block; }
.interval .track { fill: var(--line); }
.interval .limit { stroke: var(--soft); stroke-width: 1; }
.interval .bar { fill: var(--warn); fill-opacity: .4; }
.interval .dot { fill: var(--warn); }
.interval.good .bar, .interval.good .dot { fill: var(--good); }
.interval.bad .bar, .interval.bad .dot { fill: var(--bad); }

@media (max-width: 40rem) {
  tbody th { min-width: 9.5rem; }
}
/* Keeps sentences from wrapping after every few words. */
tbody th.prose { min-width: min(22rem, 68vw); }

@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}

@media print {
  nav { display: none; }
  .scroll { max-height: none; overflow: visible; }
  tr, .figure { break-inside: avoid; }
}

${chartStyles()}
`;
}

/** Names of the report's colours, and the colours of the palette they are. */
const colors = {
  paper: '--bg',
  card: '--surface',
  ink: '--ink',
  soft: '--ink-3',
  line: '--line',
  link: '--link',
  good: '--ok',
  'good-paper': '--tint',
  warn: '--warn',
  'warn-paper': '--warn-bg',
  bad: '--bad',
  'bad-paper': '--bad-bg',
} as const;

function rootOf({ light, dark }: Palette): string {
  const block = (scheme: Palette['light']): string =>
    Object.entries(colors)
      .map(([name, color]) => `--${name}: ${scheme[color]};`)
      .join(' ');
  return `:root { color-scheme: light dark; ${block(light)} }\n@media (prefers-color-scheme: dark) { :root { ${block(dark)} } }`;
}
