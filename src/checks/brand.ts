import { type LowContrast, lowContrasts, makePalette, toHex } from '../brand/palette.ts';
import { type Finding, finding, type Position } from '../findings/finding.ts';
import type { Theme } from '../knowledge/files/theme.ts';
import { isColorProperty } from '../knowledge/theme-properties.ts';
import type { Check } from './check.ts';

/** Colours that theme.css sets are far enough from those they meet. Without a theme every palette is. */
export const checkBrand: Check = ({ kb }): Finding[] => {
  const { theme } = kb.brandFiles;
  return [...notColors(theme.light), ...notColors(theme.dark), ...contrasts(kb.site.brand.color, theme)];
};

function notColors(values: Theme['light']): Finding[] {
  return Object.entries(values).flatMap(([name, { value, position }]) =>
    !isColorProperty(name) || toHex(value) !== undefined
      ? []
      : [finding('theme/value', position, `\`${name}: ${value}\` is not an opaque colour.`, 'Write a colour such as `#00603d`.')],
  );
}

/** One finding for each colour and scheme: that of the pair which is hardest to tell apart. */
function contrasts(color: number | string, theme: Theme): Finding[] {
  const worst = new Map<string, LowContrast & { position: Position }>();
  for (const low of lowContrasts(makePalette(color, theme))) {
    const written = { ...theme.light, ...(low.scheme === 'dark' ? theme.dark : {}) };
    const position = (written[low.front] ?? written[low.back])?.position;
    if (position === undefined) continue;
    const key = `${low.scheme} ${position.line}:${position.column}`;
    if ((worst.get(key)?.ratio ?? Number.POSITIVE_INFINITY) > low.ratio) worst.set(key, { ...low, position });
  }
  return [...worst.values()].map(({ scheme, front, back, ratio, atLeast, position }) =>
    finding(
      'brand/contrast',
      position,
      `\`${front}\` on \`${back}\` has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)} in the ${scheme} scheme.`,
      `Choose colours that are further apart: at least ${atLeast}.`,
    ),
  );
}
