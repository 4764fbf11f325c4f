import type { Definition, Image, ImageReference, Link } from 'mdast';
import type { Report } from './report.ts';
import { isOwnImage, isSafeUrl } from './safe-url.ts';
import { fixSwallowedLink } from './swallowed-link.ts';

/** Links have a safe URL, and end where the writer meant them to. */
export function checkUrl(node: Link | Definition, source: string, report: Report): void {
  const { url } = node;
  if (!isSafeUrl(url)) {
    report(
      'link/unsafe',
      node,
      `\`${url}\` does not use https, http, mailto or tel.`,
      'Link to https://…, to a path of this site such as /zh-cn/articles/…/, or to #heading.',
    );
    return;
  }
  if (node.type !== 'link') return;
  const fixed = fixSwallowedLink(node, source);
  if (fixed !== undefined)
    report('link/swallowed', node, `The bare link swallows what follows: \`${url}\`.`, `Write \`${fixed}\`.`);
}

/** Images have a text alternative and are on this site. */
export function checkImage(node: Image | ImageReference, url: string, report: Report): void {
  if ((node.alt ?? '').trim() === '')
    report(
      'media/alt',
      node,
      `The image \`${url}\` has no text alternative.`,
      'Describe in the brackets what the image shows: `![…](…)`.',
    );
  if (!isOwnImage(url))
    report(
      'media/external',
      node,
      `\`${url}\` is not an image of this site.`,
      'Put the file in public/ and write its path from the root: `/images/….png`.',
    );
}
