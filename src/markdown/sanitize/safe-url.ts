import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from '../visit.ts';

const safeProtocols = ['https:', 'http:', 'mailto:', 'tel:'];

/** Whether a URL is safe: its scheme runs nothing, and it has no characters that browsers drop or read as a slash. */
export function isSafeUrl(url: string): boolean {
  if (/^\s|^\/\/|[\p{Cc}\\]/u.test(url)) return false;
  return safeProtocols.includes(URL.parse(url, 'https://base.invalid')?.protocol ?? '');
}

/** Whether an image is on this site: an external one would tell others who reads what. */
export function isOwnImage(url: string): boolean {
  return url.startsWith('/') && isSafeUrl(url);
}

/** Empties unsafe URLs. Must run before they are encoded for HTML: `\tjavascript:` would look harmless as `%09javascript:`. */
export function sanitizeUrls(tree: Root): void {
  visit(tree, (node) => {
    if ((node.type === 'link' || node.type === 'definition' || node.type === 'image') && !isSafeUrl(node.url)) node.url = '';
  });
}

/** Removes unsafe URLs from links and images, whatever added them. */
export function sanitizeAttributes(tree: HastRoot): void {
  visit(tree, 'element', ({ properties }) => {
    const { href, src } = properties;
    if (typeof src === 'string' && !isOwnImage(src)) delete properties['src'];
    if (typeof href === 'string' && (href === '' || !isSafeUrl(href))) delete properties['href'];
  });
}
