import type { Definition, Image, ImageReference, Link } from 'mdast';
import type { Report } from './gate-report.ts';
import { isOwnImage, isSafeUrl } from './safe-url.ts';
import { mendSwallowedLink } from './swallowed-link.ts';

/** A link leads where it is safe to go, and ends where the writer meant it to. */
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
  const mended = mendSwallowedLink(node, source);
  if (mended !== undefined)
    report('link/swallowed', node, `The bare link swallows what follows: \`${url}\`.`, `Write \`${mended}\`.`);
}

/** A picture says what it shows, and comes from this site. */
export function checkImage(node: Image | ImageReference, url: string, report: Report): void {
  if ((node.alt ?? '').trim() === '')
    report(
      'media/alt',
      node,
      `The image \`${url}\` has no text alternative.`,
      'Say in the brackets what the picture shows: `![…](…)`.',
    );
  if (!isOwnImage(url))
    report(
      'media/external',
      node,
      `\`${url}\` is not an image of this site.`,
      'Put the file into public/ and write its path from the root: `/images/….png`.',
    );
}
