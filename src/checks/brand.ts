import { lowContrasts, makePalette, toHex } from '../brand/palette.ts';
import { type Finding, finding } from '../findings/finding.ts';
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

function contrasts(color: number | string, theme: Theme): Finding[] {
  return lowContrasts(makePalette(color, theme)).flatMap(({ scheme, front, back, ratio, atLeast }) => {
    const written = { ...theme.light, ...(scheme === 'dark' ? theme.dark : {}) };
    const position = (written[front] ?? written[back])?.position;
    return position === undefined
      ? []
      : [
          finding(
            'brand/contrast',
            position,
            `\`${front}\` on \`${back}\` has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)} in the ${scheme} scheme.`,
            `Choose colours that are further apart: at least ${atLeast}.`,
          ),
        ];
  });
}
