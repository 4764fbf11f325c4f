import { encode } from 'uqr';
import { fetchTexts } from './page-texts.ts';

/**
 * Shares the page: by the device's own dialog on phones that have one, else by a link to copy and a QR code for a phone,
 * which replace the button.
 *
 * @param button its `data-texts` is the URL of the texts
 */
export async function sharePage(button: HTMLButtonElement): Promise<void> {
  const url = location.origin + location.pathname;
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    // The reader may close the dialog.
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  const {
    share: { copy, copied, scan },
  } = await fetchTexts(button);
  const copyButton = document.createElement('button');
  copyButton.type = 'button';
  copyButton.textContent = copy;
  copyButton.onclick = () =>
    void navigator.clipboard.writeText(url).then(
      () => {
        copyButton.textContent = copied;
      },
      () => undefined,
    );
  // Browsers offer the clipboard only over https and on localhost.
  copyButton.hidden = navigator.clipboard === undefined;
  const caption = document.createElement('span');
  caption.textContent = scan;
  const code = qrCode(url);
  code.setAttribute('role', 'img');
  code.setAttribute('aria-label', scan);
  button.after(copyButton, code, caption);
  if (!copyButton.hidden) copyButton.focus();
  button.remove();
}

/** A QR code as an SVG, dark modules on light whatever the colours of the page, as scanners expect. */
function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const svg = svgElement('svg', { viewBox: `0 0 ${size} ${size}`, width: '128', height: '128' });
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
