import { expect, test } from 'vitest';
import { isIcon, usedSymbols } from '../src/icons.ts';

const use = (name: string): string => `<svg class="icon"><use xlink:href="#i-${name}"></use></svg>`;

test('a page has each icon that it uses once, without colours or widths of its own', () => {
  const sprite = usedSymbols(use('compass') + use('phone') + use('compass'));
  expect(sprite.match(/id="[^"]+"/g)).toEqual(['id="i-compass"', 'id="i-phone"']);
  expect(sprite).not.toMatch(/stroke|fill/);
});

test('a page without icons has none', () => {
  expect(usedSymbols('<p>#i-compass</p>')).toBe('');
});

test('an icon that the set does not have is an error that names it', () => {
  expect(isIcon('compas')).toBe(false);
  expect(() => usedSymbols(use('compas'))).toThrow('“compas”');
});
