import type { Palette } from '../../brand/palette.ts';
import type { ColorProperty } from '../../knowledge/theme-properties.ts';
import { chartStyles, schemes } from '../charts/stylesheet.ts';
import { contentStyles } from './content-styles.ts';

/** `report.css` of the report's own pages: the operator's colours, light and dark by the reader's setting, plain in print. */
export function stylesheetOf({ light, dark }: Palette): string {
  const block = (scheme: Palette['light']): string => colors.map((name) => `${name}: ${scheme[name]};`).join(' ');
  return `${schemes(`color-scheme: light dark; ${block(light)}`, block(dark))}

${ownStyles}
${contentStyles}
${chartStyles()}
`;
}

const colors = [
  '--bg',
  '--surface',
  '--ink',
  '--ink-3',
  '--line',
  '--link',
  '--ok',
  '--tint',
  '--warn',
  '--warn-bg',
  '--bad',
  '--bad-bg',
] as const satisfies readonly ColorProperty[];

const ownStyles = `* { box-sizing: border-box; }

html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }

body {
  margin: 0;
  background: var(--bg);
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
.subtitle { margin: .5rem 0 1rem; color: var(--ink-3); }

header nav { columns: 13rem; column-gap: 1.5rem; margin-bottom: 1rem; }
header nav > * { break-inside: avoid; padding-bottom: .5rem; }
header nav p { margin: 0; font-size: .85rem; font-weight: 600; color: var(--ink-3); }
header nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
header nav a { display: inline-block; padding: .25rem 0; color: var(--link); text-underline-offset: .2em; }

@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}
@media print {
  header nav { display: none; }
}
`;
