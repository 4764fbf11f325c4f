import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, lowContrasts, makePalette, toHex } from '../../src/brand/palette.ts';
import { readTheme } from '../../src/knowledge/files/theme.ts';
import { colorProperties } from '../../src/knowledge/theme-properties.ts';

describe('the palette', () => {
  test('every hue gives colours that can be read', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 360, noNaN: true }), (hue) => lowContrasts(makePalette(hue)).length === 0));
    for (let hue = 0; hue < 360; hue++) expect(lowContrasts(makePalette(hue)), String(hue)).toEqual([]);
  });

  test('every hue gives buttons and fields a border that stands out by 3:1 from every background they may have', () => {
    const isSeen = (hue: number): boolean =>
      Object.values(makePalette(hue)).every((colors) =>
        (['--line-btn', '--line-2'] as const).every((border) =>
          (['--bg', '--surface', '--tint', '--warn-bg', '--bad-bg'] as const).every(
            (back) => contrast(colors[border], colors[back]) >= 3,
          ),
        ),
      );
    for (let hue = 0; hue < 360; hue++) expect(isSeen(hue), String(hue)).toBe(true);
  });

  test('every hex colour gives colours that can be read, grey included', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(fc.property(hex, (color) => lowContrasts(makePalette(color)).length === 0));
  });

  test('has a plain sRGB value for each colour in both schemes', () => {
    for (const scheme of Object.values(makePalette(160))) {
      expect(Object.keys(scheme)).toEqual([...colorProperties]);
      for (const value of Object.values(scheme)) expect(value).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  test('takes the hue of a hex colour, and only the hue', () => {
    expect(makePalette('#00ff00')).toEqual(makePalette('#004d00'));
  });

  test('a grey makes a palette without colour', () => {
    const { light } = makePalette('#777');
    for (const name of ['--bg', '--brand', '--link', '--tint-3'] as const) expect(light[name]).toMatch(/^#(..)\1\1$/);
  });

  test('contrast is that of WCAG', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test('a theme replaces single colours, in both schemes unless the dark one has its own', () => {
    const css = ':root { --link: rebeccapurple; --ok-dot: hsl(0 100% 50%) } :root[data-theme=dark] { --link: #fff }';
    const { light, dark } = makePalette(160, readTheme('theme.css', css).theme);
    expect([light['--link'], dark['--link']]).toEqual(['#663399', '#ffffff']);
    expect([light['--ok-dot'], dark['--ok-dot']]).toEqual(['#ff0000', '#ff0000']);
  });

  test.each(['nearly white', 'rgb(0 0 0 / 50%)', '', 'var(--ink)'])('%j is not an opaque colour', (value) => {
    expect(toHex(value)).toBeUndefined();
  });
});
