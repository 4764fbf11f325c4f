import { expect, test } from 'vitest';
import { iconSymbols, isIcon, usedIcons } from '../src/icons.ts';

const use = (name: string): string => `<svg class="icon"><use xlink:href="#i-${name}"></use></svg>`;

test('a page has each icon that it uses once, without colours or widths of its own', () => {
  const sprite = iconSymbols(usedIcons(use('compass') + use('phone') + use('compass')));
  expect(sprite.match(/id="[^"]+"/g)).toEqual(['id="i-compass"', 'id="i-phone"']);
  expect(sprite).not.toMatch(/stroke|fill/);
});

test('a page without icons has none', () => {
  expect(usedIcons('<p>#i-compass <code>xlink:href="#i-nonesuch"</code></p>')).toEqual([]);
});

test('an icon that the set does not have is an error that names it', () => {
  expect(isIcon('compas')).toBe(false);
  expect(() => iconSymbols(['compas'])).toThrow('“compas”');
});
