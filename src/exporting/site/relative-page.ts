import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { escapeMarkup } from '../../escape-markup.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { decodeUriPart } from '../../knowledge/decode-uri.ts';
import { visit } from '../../markdown/visit.ts';

const parser = unified().use(rehypeParse, { verbose: true }).freeze();

/** What a page of the bundle may lead to. */
export interface BundledSite {
  /** Address of the site on the web, without a slash at its end. */
  siteUrl: string;
  /** Path of the address: `/help`, or empty. */
  basePath: string;
  /** Whether the bundle has a file, by its path from the root of the site: `en/index.html`. */
  has(file: string): boolean;
}

/** Path of `offline.js` from the root of the site. */
export const offlineFile = 'offline.js';

/** Attributes that hold one address. */
const addressAttributes = ['href', 'src', 'action', 'poster'] as const;

/**
 * A page as it is opened from a file system: its addresses are relative, those of pages name their file, what the bundle
 * does not have is on the web, and forms that need the endpoint are left out. Nothing else of the page changes.
 *
 * @param file path of the page from the root of the site: `en/articles/refund/index.html`
 */
export function relativePage(html: string, file: string, site: BundledSite): string {
  const edits: { start: number; end: number; text: string }[] = [];
  visit(parser.parse(html) as Root, 'element', (node: Element, _index, parent) => {
    if (node.tagName === 'form' && node.properties['method'] === 'post') {
      const { start, end } = spanOf(parent?.type === 'element' && isVote(parent as Element) ? (parent as Element) : node);
      edits.push({ start, end, text: '' });
      return;
    }
    if (node.tagName === 'script' && node.properties['dataReady'] !== undefined) {
      const { end } = spanOf(node);
      edits.push({ start: end, end, text: offlineScript(file, stringsFor(file.split('/', 1)[0] ?? '').offline.search) });
    }
    for (const [name, value] of Object.entries(node.properties)) {
      const span = attributeSpan(node, name);
      const changed = span && changedValue(node, name, String(value), (url) => relativeAddress(url, file, site));
      if (span !== undefined && changed !== undefined) edits.push({ ...span, text: `${name}="${escapeMarkup(changed)}"` });
    }
  });
  let text = '';
  let at = 0;
  // What is inside something left out is left out with it.
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    text += html.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + html.slice(at);
}

/** For the search page: opened from a disk, it lists the articles and says why it cannot search. */
function offlineScript(file: string, text: string): string {
  return `<script src="${posix.relative(posix.dirname(file), offlineFile)}" data-text="${escapeMarkup(text)}"></script>`;
}

/** A style sheet whose pictures have relative addresses. */
export function relativeStyles(css: string, file: string, site: BundledSite): string {
  return css.replaceAll(
    /url\((["']?)(\/[^()"'\s]+)/g,
    (_whole, quote: string, url: string) => `url(${quote}${relativeAddress(url, file, site)}`,
  );
}

/** The card around the vote, which would be empty without its form. */
function isVote({ properties }: Element): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes('vote');
}

/** @returns `undefined` when the attribute stays as it is */
function changedValue(node: Element, name: string, value: string, change: (url: string) => string): string | undefined {
  const isAddress = (addressAttributes as readonly string[]).includes(name);
  const refresh = name === 'content' && node.tagName === 'meta' ? /^(\d+; url=)(\/.*)$/.exec(value) : null;
  if (refresh !== null) return `${refresh[1]}${change(refresh[2] ?? '')}`;
  if (!isAddress || !/^\/(?!\/)/.test(value)) return undefined;
  const changed = change(value);
  return changed === value ? undefined : changed;
}

function relativeAddress(url: string, file: string, { siteUrl, basePath, has }: BundledSite): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  if (basePath !== '' && path !== basePath && !path.startsWith(`${basePath}/`)) return url;
  const inside = decodeUriPart(path.slice(basePath.length)).replace(/^\//, '');
  const target = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (!has(target)) return `${siteUrl}/${path.slice(basePath.length).replace(/^\//, '')}${rest}`;
  return `${encodeURI(posix.relative(posix.dirname(file), target)) || './'}${rest}`;
}

interface Positioned {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

function spanOf(node: Positioned): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function attributeSpan({ data }: Element, name: string): { start: number; end: number } | undefined {
  const position = (data?.position as { properties?: Record<string, Positioned['position']> } | undefined)?.properties?.[name];
  return position && spanOf({ position });
}
