import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, posix, resolve, sep } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Heading } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { articleUrl } from '../knowledge/article-id.ts';
import { decodeUriPart } from '../knowledge/decode-uri.ts';
import { pageIds } from '../markdown/html/headings.ts';
import { visit } from '../markdown/visit.ts';
import { darkPath, mediaEndings } from '../media/media-file.ts';
import { idOf, withoutNumber } from './free-ids.ts';
import { digestOf } from './import-record.ts';
import { embeddedPicture } from './pictures/embedded-picture.ts';
import { isForeign } from './pictures/kept-picture.ts';
import type { Placed } from './place-article.ts';
import type { Addresses } from './tree/addresses.ts';

/** An address of another site, or with a scheme. */
const elsewhere = /^[a-z]+:|^\/\//i;

export interface AddressOptions {
  /** `baseUrl` of site.yaml: a link to the site itself is a path. */
  siteUrl: string;
  /** Whether the content folder already has a file, with other bytes than this one. */
  isTaken(path: string, file: string): boolean;
  /** Path below the content folder of a picture of another site that has been brought along. */
  keptPicture(url: string): string | undefined;
  /** See `Addresses.faultOf`. */
  faultOf(url: string): string | undefined;
}

/** What an article brings along, collected while its text is read. Places are below the content folder. */
export interface Brought {
  /** Files to copy, with their places. */
  files: Map<string, string>;
  /** Pictures that were inside the document, by their places. */
  embedded: Map<string, Buffer>;
  /** Addresses of pictures that stay on other sites. */
  foreign: Set<string>;
}

export function nothingBrought(): Brought {
  return { files: new Map(), embedded: new Map(), foreign: new Set() };
}

/** Where links and pictures of an article lead, among all articles of an import; what it brings along is noted. */
export function createAddresses(
  placed: readonly Placed[],
  { siteUrl, isTaken, keptPicture, faultOf }: AddressOptions,
): (article: Placed, brought: Brought) => Addresses {
  const bySource = new Map(placed.map((article) => [article.source, article]));
  const byRoute = new Map(placed.toReversed().map((article) => [routeOf(article.source), article]));
  const byPage = articlesByPage(placed);
  const anchorsOf = memoizeByArticle(findAnchors);
  return (article, { files, embedded, foreign }) => {
    const { folder, source } = article;
    const addressOf = (target: Placed, anchor: string | undefined): string | undefined => {
      const known = anchor === undefined ? undefined : anchorsOf(target).get(decodeUriPart(anchor));
      // A link within the article leads to a heading or nowhere; in an export of ours it stays as it was written.
      if (target === article && article.own === undefined) return known && `#${known}`;
      return `${articleUrl(target.locale, target.id)}${known === undefined ? '' : `#${known}`}`;
    };
    /** Path below the content folder of a file that has been noted for copying. */
    const fileOf = (url: string): string | undefined => {
      const address = decodeUriPart(url.split(/[?#]/, 1)[0] ?? '');
      const found = folder === undefined || elsewhere.test(url) ? undefined : fileAt(address, folder, source);
      if (found === undefined) return undefined;
      const { file, below } = found;
      const digest = digestOf(posix.join(dirname(source), address)).slice(0, 6);
      const name = [digest, idOf(basename(file, extname(file)))].filter((part) => part !== '').join('-');
      // An export of ours has its media where the content folder has them.
      const isInPlace = article.own !== undefined && /^media\/[\w@.-]+(?:\/[\w@.-]+)*$/.test(below) && !isTaken(below, file);
      const path = isInPlace ? below : `media/imported/${name}${extname(file).toLowerCase()}`;
      files.set(file, path);
      const dark = fileAt(darkPath(address), folder ?? '', source);
      if (isInPlace && dark !== undefined) files.set(dark.file, darkPath(path));
      return `/${path}`;
    };
    return {
      link(url) {
        const [path = '', anchor] = url.split('#', 2);
        if (path === '' && anchor !== undefined) {
          const known = anchorsOf(article).get(decodeUriPart(anchor));
          return known && `#${known}`;
        }
        const page = byPage(url, article);
        if (page !== undefined) return addressOf(page, anchor);
        if (url.startsWith(`${siteUrl}/`)) return url.slice(siteUrl.length);
        if (folder === undefined || path === '' || elsewhere.test(path)) return undefined;
        const below = path.startsWith('/') ? path.slice(1) : posix.join(dirname(source), path);
        const target = bySource.get(below) ?? byRoute.get(routeOf(below)) ?? byRoute.get(routeOf(withoutTop(path, article)));
        if (target !== undefined) return addressOf(target, anchor);
        return mediaEndings.some((ending) => path.toLowerCase().endsWith(ending)) ? fileOf(url) : undefined;
      },
      picture(url) {
        const inside = embeddedPicture(url);
        if (inside !== undefined) {
          if ('fault' in inside) return undefined;
          embedded.set(inside.path, inside.bytes);
          return `/${inside.path}`;
        }
        if (!isForeign(url)) return fileOf(url);
        const kept = keptPicture(url);
        if (kept === undefined) foreign.add(url);
        return kept && `/${kept}`;
      },
      faultOf(url) {
        const inside = embeddedPicture(url);
        return inside !== undefined && 'fault' in inside ? inside.fault : faultOf(url);
      },
    };
  };
}

/** Finds the article that an address of its own help centre leads to, in the language of the article that links to it. */
function articlesByPage(placed: readonly Placed[]): (url: string, from: Placed) => Placed | undefined {
  const byLanguage = new Map(placed.map((article) => [`${article.group} ${article.locale}`, article]));
  const byKey = new Map<string, Placed[]>();
  for (const article of placed)
    for (const key of article.pages.flatMap((page) => keysOf(page))) byKey.set(key, [...(byKey.get(key) ?? []), article]);
  return (url, from) => {
    if (byKey.size === 0) return undefined;
    const [found] = keysOf(url, from.pages[0]).flatMap((key) => byKey.get(key) ?? []);
    return found && (byLanguage.get(`${found.group} ${from.locale}`) ?? found);
  };
}

/** An address without its end, which follows the title, leads to the same page. */
function keysOf(address: string, base?: string): string[] {
  const url = URL.parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return [];
  const path = decodeUriPart(url.pathname).replace(/\/$/, '');
  const number = /\/articles?\/(\d{1,20})(?![^-/])/.exec(path)?.[1];
  return [`${url.host}${path}`, ...(number === undefined ? [] : [`${url.host} article ${number}`])];
}

/** A file beside a source; nothing outside the folder of the import is read, whatever an address or a link says. */
function fileAt(address: string, folder: string, source: string): { file: string; below: string } | undefined {
  const depth = source.split('/').length - 1;
  try {
    const top = realpathSync(resolve(folder, ...Array.from({ length: depth }, () => '..')));
    const file = realpathSync(address.startsWith('/') ? join(top, address) : resolve(folder, address));
    const isInside = file.startsWith(top + sep) && statSync(file).isFile();
    return isInside
      ? {
          file,
          below: file
            .slice(top.length + 1)
            .split(sep)
            .join('/'),
        }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The part of a page's address that a file is responsible for: numbers that only order files are none of it. */
function routeOf(path: string): string {
  const parts = path
    .replace(/\.(?:mdx?|html?)$/i, '')
    .split('/')
    .filter((part) => part !== '');
  if (/^(?:_?index|readme)$/i.test(parts.at(-1) ?? '')) parts.pop();
  return parts.map(withoutNumber).join('/').toLowerCase();
}

/** `/docs/install` is `install` when the folder `docs` is imported. */
function withoutTop(path: string, { folder = '', source }: Placed): string {
  const top = basename(resolve(folder, ...Array.from({ length: source.split('/').length - 1 }, () => '..')));
  return path.startsWith(`/${top}/`) ? path.slice(top.length + 2) : path;
}

/** The anchor that a heading will have, by that anchor and by the names it had in the other system. */
function findAnchors({ body, title }: Placed): Map<string, string> {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  visit(body, 'heading', (node: Heading) => {
    const text = textOf(node).trim();
    if (text === '' || text === title) return;
    const anchor = slugger.slug(text);
    for (const name of [...(node.data?.anchors ?? []), anchor]) if (!pageIds.includes(anchor)) anchors.set(name, anchor);
  });
  return anchors;
}

/** Texts of articles are cleaned one after the other, and the headings of all stay what they were. */
function memoizeByArticle<Result>(compute: (article: Placed) => Result): (article: Placed) => Result {
  const known = new Map<Placed, Result>();
  return (article) => {
    const result = known.get(article) ?? compute(article);
    known.set(article, result);
    return result;
  };
}
