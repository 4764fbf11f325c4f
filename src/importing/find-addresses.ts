import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, posix, resolve, sep } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Heading } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { articleUrl } from '../knowledge/article-id.ts';
import { decodeUriPart } from '../knowledge/decode-uri.ts';
import { pageIds } from '../markdown/html/headings.ts';
import { visit } from '../markdown/visit.ts';
import { digestOf } from './import-record.ts';
import { idOf, type Placed } from './place-article.ts';
import type { Addresses } from './tree/addresses.ts';

/** An address of another site, or with a scheme. */
const elsewhere = /^[a-z]+:|^\/\//i;

/**
 * Where links and pictures of an article lead, among all articles of an import.
 *
 * @returns a function whose `pictures` gets the files to copy, with their places below the content folder
 */
export function createAddresses(placed: readonly Placed[]): (article: Placed, pictures: Map<string, string>) => Addresses {
  const targets = new Map(placed.map((article) => [article.source, article]));
  return (article, pictures) => {
    const { folder, source } = article;
    return {
      link(url) {
        const [path = '', anchor] = url.split('#', 2);
        if (path === '' && anchor !== undefined) return anchorsOf(article).has(anchor) ? url : undefined;
        if (folder === undefined || path === '' || elsewhere.test(path)) return undefined;
        const below = path.startsWith('/') ? path.slice(1) : posix.join(dirname(source), path);
        const name = below.replace(/\/$/, '').replace(/\.(?:mdx?|html?)$/i, '');
        const target = ['', '.md', '.mdx', '.html', '/index.md', '/index.mdx', '/README.md']
          .map((ending) => targets.get(name + ending))
          .find((each) => each !== undefined);
        const hash = anchor !== undefined && target !== undefined && anchorsOf(target).has(anchor) ? `#${anchor}` : '';
        return target && `${articleUrl(target.locale, target.id)}${hash}`;
      },
      picture(url) {
        const address = decodeUriPart(url.split(/[?#]/, 1)[0] ?? '');
        const file = folder === undefined || elsewhere.test(url) ? undefined : fileAt(address, folder, source);
        if (file === undefined) return undefined;
        const digest = digestOf(posix.join(dirname(source), address)).slice(0, 6);
        const name = [digest, idOf(basename(file, extname(file)))].filter((part) => part !== '').join('-');
        const path = `media/imported/${name}${extname(file).toLowerCase()}`;
        pictures.set(file, path);
        return `/${path}`;
      },
    };
  };
}

/** A file beside a source; nothing outside the folder of the import is read, whatever an address or a link says. */
function fileAt(address: string, folder: string, source: string): string | undefined {
  const depth = source.split('/').length - 1;
  try {
    const top = realpathSync(resolve(folder, ...Array.from({ length: depth }, () => '..')));
    const file = realpathSync(address.startsWith('/') ? join(top, address) : resolve(folder, address));
    return file.startsWith(top + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Anchors that the headings of an article will have. */
function anchorsOf({ body, title }: Placed): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(body, 'heading', (node: Heading) => {
    const text = textOf(node).trim();
    if (text !== '' && text !== title) anchors.add(slugger.slug(text));
  });
  return new Set([...anchors].filter((anchor) => !pageIds.includes(anchor)));
}
