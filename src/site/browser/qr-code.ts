import { encode } from 'uqr';

/** A QR code as an SVG, dark modules on light whatever the colours of the page, as scanners expect. */
export function qrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const svg = svgElement('svg', {
    viewBox: `0 0 ${size} ${size}`,
    width: '128',
    height: '128',
    role: 'img',
    'aria-label': label,
  });
  svg.append(svgElement('rect', { width: '100%', height: '100%', fill: '#fff' }), svgElement('path', { d: path }));
  return svg;
}

function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
