import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isSafeUrl } from '../../markdown/sanitize/safe-url.ts';
import { isForeign } from '../pictures/kept-picture.ts';

/** Where links and pictures lead here. */
export interface Addresses {
  /** `undefined` when the target is not among the imported articles. */
  link(url: string): string | undefined;
  /** Path below the site of a picture that has been copied; `undefined` when there is no such file. */
  picture(url: string): string | undefined;
  /** Why a picture was not brought along; `undefined` when there is no such file, or it was not tried. */
  faultOf(url: string): string | undefined;
}

/** Schemes that links may have; other addresses cannot be followed, or not safely. */
const linkScheme = /^(?:https?:|mailto:|tel:)/i;

export function fromLink(node: Extract<Nodes, { type: 'link' }>, { link }: Addresses, lost: Set<string>): Nodes[] {
  // A picture that has become a link would be a link in a link.
  const children = node.children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
  const own = link(node.url);
  // `<a id="…"></a>` is a place, not a link.
  if (children.length === 0) return [];
  if (own !== undefined) return [{ ...node, url: own, children }];
  if (linkScheme.test(node.url) && isSafeUrl(node.url)) return [{ ...node, children }];
  if (node.url !== '') lost.add(`the link to ${shorten(node.url)}`);
  // As text, an address would be a link again.
  return textOf(node) === node.url ? [{ type: 'inlineCode', value: node.url }] : children;
}

export function fromImage(url: string, alt: string, { picture, faultOf }: Addresses, lost: Set<string>): Nodes[] {
  const own = picture(url);
  if (own !== undefined) return [{ type: 'image', url: own, alt }];
  if (isForeign(url)) lost.add(`the picture ${shorten(url, 200)}, which stays on the other site${reason(faultOf(url))}`);
  else if (url !== '') lost.add(`the picture ${shorten(url)}${reason(faultOf(url))}`);
  return /^https:/i.test(url) ? [{ type: 'link', url, children: [{ type: 'text', value: alt || url }] }] : [];
}

function reason(fault: string | undefined): string {
  return fault === undefined ? '' : `: ${fault}`;
}

/** For a report: on one line, and not all of a long text. */
export function shorten(text: string, length = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
