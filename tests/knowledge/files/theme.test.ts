import { describe, expect, test } from 'vitest';
import { readTheme } from '../../../src/knowledge/files/theme.ts';

const read = (css: string) => {
  const { theme, findings } = readTheme('content/theme.css', css);
  const values = (scheme: keyof typeof theme) =>
    Object.fromEntries(Object.entries(theme[scheme]).map(([name, { value }]) => [name, value]));
  return {
    light: values('light'),
    dark: values('dark'),
    found: findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`),
  };
};

describe('theme.css', () => {
  test.each([
    [':root[data-theme="dark"] { --bg: #000 }'],
    ['@media (prefers-color-scheme: dark) { :root { --bg: #000 } }'],
    ['@media (prefers-color-scheme:dark) { :root:not([data-theme=light]) { --bg: #000 } }'],
  ])('`%s` is for the dark scheme', (css) => {
    expect(read(css)).toEqual({ light: {}, dark: { '--bg': '#000' }, found: [] });
  });

  test.each([
    [':root { --bg: #fff }'],
    [':root[data-theme=light] { --bg: #fff }'],
    ['@media (prefers-color-scheme: light) { :root { --bg: #fff } }'],
  ])('`%s` is for the light scheme', (css) => {
    expect(read(css)).toEqual({ light: { '--bg': '#fff' }, dark: {}, found: [] });
  });

  test.each([
    ['body { --bg: #fff }', 'theme/unexpected 1:1'],
    [':root :root { --bg: #fff }', 'theme/unexpected 1:1'],
    ['@media print { :root { --bg: #fff } }', 'theme/unexpected 1:1'],
    [
      '@media (prefers-color-scheme: dark) { @media (prefers-color-scheme: dark) { :root { --bg: #000 } } }',
      'theme/unexpected 1:39',
    ],
    [':root { a { --bg: #fff } }', 'theme/unexpected 1:9'],
    ['--bg: #fff;', 'theme/unexpected 1:1'],
    [':root { --tap: 1px }', 'theme/unknown-property 1:9'],
    [':root { --bg: URL (x) }', 'theme/value 1:9'],
    [':root { --bg: image-set("a.png" 1x) }', 'theme/value 1:9'],
    [':root { --bg: }', 'theme/value 1:9'],
    [`:root { --bg: ${'x'.repeat(401)} }`, 'theme/value 1:9'],
    [':root { --r1: {a:b} }', 'theme/value 1:9'],
  ])('`%s` is refused', (css, found) => {
    expect(read(css)).toEqual({ light: {}, dark: {}, found: [found] });
  });

  test('nesting however deep does not overflow the stack', () => {
    const { findings } = readTheme('theme.css', `${':root{'.repeat(50_000)}${'}'.repeat(50_000)}`);
    expect(findings.length).toBeGreaterThan(0);
  });
});
