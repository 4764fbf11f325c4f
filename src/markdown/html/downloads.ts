import { extname } from 'node:path';
import type { ElementContent, Root } from 'hast';
import { fullRendition, plainRendition } from '../../media/renditions.ts';
import { element, type RenderContext, text } from '../components/component.ts';
import { SKIP, visit } from '../visit.ts';

/** Gives links to files of content/media/ the address they have on the site, and says what a click downloads. */
export function addressDownloads(tree: Root, { media, strings }: RenderContext): void {
  if (media.size === 0) return;
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || parent === undefined || index === undefined) return;
    const path = withoutFragment(decoded(href));
    const file = media.get(path);
    if (file === undefined) return;
    const isDownload = file.kind === 'download';
    const target = isDownload ? plainRendition(file) : fullRendition(file);
    node.properties['href'] = encodeURI(target.path) + href.slice(encodeURI(path).length);
    if (!isDownload) return;
    const about = strings.fileSize(extname(path).slice(1).toUpperCase(), sizeOf(file.bytes));
    (parent.children as ElementContent[]).splice(index + 1, 0, element('span', { className: ['file'] }, [text(about)]));
    return [SKIP, index + 2];
  });
}

/** Links to other sites may have escapes that are not UTF-8. */
function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** `/media/form.pdf` of `/media/form.pdf#page=2`. */
export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

/** `12 KB`, `1.5 MB`. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${Math.round((kilobytes / 1024) * 10) / 10} MB`;
}
