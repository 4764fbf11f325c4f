import type { Definition, Image, ImageReference, Link, Nodes } from 'mdast';
import { isMediaPath } from '../../media/media-file.ts';
import { faultOfAlternative } from '../components/text-alternative.ts';
import type { Report } from './report.ts';
import { isSafeUrl } from './safe-url.ts';
import { fixSwallowedLink } from './swallowed-link.ts';

/** Links have a safe URL, and end where the writer meant them to. */
export function checkUrl(node: Link | Definition, source: string, report: Report): void {
  const { url } = node;
  if (!isSafeUrl(url)) {
    report(
      'link/unsafe',
      node,
      `\`${url}\` does not use https, http, mailto or tel.`,
      'Link to https://…, to a path of this site such as `/<locale>/articles/<id>/`, or to #heading.',
    );
    return;
  }
  if (node.type !== 'link') return;
  const fixed = fixSwallowedLink(node, source);
  if (fixed !== undefined)
    report('link/swallowed', node, `The bare link swallows what follows: \`${url}\`.`, `Write \`${fixed}\`.`);
}

/** Pictures have a text alternative and are in content/media/. */
export function checkImage(node: Image | ImageReference, url: string, report: Report): void {
  const fault = faultOfAlternative(node.alt ?? '', `The picture \`${url}\``);
  if (fault !== undefined)
    report('media/alt', node, fault.message, `${fault.hint} The text goes into the brackets: \`![…](…)\`.`);
  checkMediaAddress(node, url, report);
}

/** The address of a file in content/media/; whether it exists is not checked here. */
export function checkMediaAddress(node: Nodes, url: string, report: Report): void {
  if (url.startsWith('/media/') && isSafeUrl(url)) return;
  const name = url.replace(/^(?:\.{0,2}\/){0,9}(?:content\/)?(?:media\/)?/, '');
  const isOwn = !/^[a-z][a-z+.-]*:|^\/\//i.test(url) && isMediaPath(`/media/${name}`);
  report(
    'media/external',
    node,
    `\`${url}\` is not a file of content/media/.`,
    `Put the file into content/media/ and write its path from there: \`/media/${isOwn ? name : '….png'}\`.`,
  );
}
