import lucide from '@iconify-json/lucide/icons.json' with { type: 'json' };

/** The icons of Lucide (ISC licence), by name, as the inside of an SVG on a grid of 24 × 24. */
const bodies = new Map(Object.entries(lucide.icons).map(([name, { body }]) => [name, body]));

export function isIcon(name: string): boolean {
  return bodies.has(name);
}

export function iconNames(): Iterable<string> {
  return bodies.keys();
}

/** Names of the icons that elements of some HTML refer to as `#i-<name>`, in the order of use, possibly repeated. */
export function usedIcons(html: string): string[] {
  return [...html.matchAll(/<use xlink:href="#i-([a-z0-9-]+)"/g)].map(([, name = '']) => name);
}

/**
 * `<symbol>` elements of icons, each once. Stroke and fill come from the style sheet.
 *
 * @throws Error when there is no icon of a name
 */
export function iconSymbols(names: Iterable<string>): string {
  return [...new Set(names)].map(symbol).join('');
}

function symbol(name: string): string {
  const body = bodies.get(name);
  if (body === undefined) throw new Error(`Lucide has no icon “${name}”.`);
  const shapes = body.replaceAll(presentation, '').replace(/^<g>(.*)<\/g>$/, '$1');
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

/** What the style sheet sets on all icons. */
const presentation = ' fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"';
