import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of a page’s first load. */
export interface LoadedFile {
  /** URL path. */
  url: string;
  kind: 'html' | 'css' | 'javascript';
  /** Size after gzip -9, each file compressed separately, as servers do. */
  gzipBytes: number;
}

/**
 * Files of the first load of a page: the page itself, its style sheets, and its scripts with all static imports. Images,
 * the icon, style sheets for print, which browsers do not wait for, and what scripts load later are not counted.
 *
 * @param url path of the page, ending in a slash
 * @throws Error when the page or a file it refers to is missing
 */
export async function weighPage(siteDir: string, url: string): Promise<LoadedFile[]> {
  const html = await readFile(join(siteDir, url, 'index.html'), 'utf8');
  const styles = linkedStyles(html);
  const scripts = await withImports(siteDir, linkedScripts(html));
  return [
    { url, kind: 'html', gzipBytes: gzipBytes(html) },
    ...(await Promise.all(styles.map((style) => weighFile(siteDir, style, 'css')))),
    ...(await Promise.all(scripts.map((script) => weighFile(siteDir, script, 'javascript')))),
  ];
}

/** Specifiers of a script’s static imports, as written; those of `import()` are left out. */
export function staticImports(code: string): string[] {
  const pattern = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]*?\s*from\s*)?(["'])((?:(?!\1).)+)\1/g;
  return [...code.matchAll(pattern)].map(([, , address = '']) => address);
}

function linkedStyles(html: string): string[] {
  return tags(html, 'link').flatMap((tag) =>
    /\bstylesheet\b/.test(attribute(tag, 'rel')) && attribute(tag, 'media') !== 'print' ? [attribute(tag, 'href')] : [],
  );
}

function linkedScripts(html: string): string[] {
  const preloaded = tags(html, 'link').filter((tag) => attribute(tag, 'rel') === 'modulepreload');
  const scripts = tags(html, 'script').filter((tag) => attribute(tag, 'src') !== '');
  return [...preloaded.map((tag) => attribute(tag, 'href')), ...scripts.map((tag) => attribute(tag, 'src'))];
}

async function withImports(siteDir: string, entries: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (found.has(url)) continue;
    found.add(url);
    const from = url;
    const code = await readFile(filePath(siteDir, url), 'utf8');
    waiting.push(...staticImports(code).map((address) => posix.resolve(posix.dirname(from), address)));
  }
  return [...found];
}

async function weighFile(siteDir: string, url: string, kind: LoadedFile['kind']): Promise<LoadedFile> {
  return { url, kind, gzipBytes: gzipBytes(await readFile(filePath(siteDir, url), 'utf8')) };
}

function filePath(siteDir: string, url: string): string {
  if (!/^\/(?!\/)/.test(url)) throw new Error(`The page loads ${url}, which is not a file of this site.`);
  return join(siteDir, url.replace(/[?#].*$/, ''));
}

function gzipBytes(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function tags(html: string, name: string): string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string {
  return (
    new RegExp(`\\s${name}=("([^"]*)"|'([^']*)'|[^\\s>]+)`)
      .exec(tag)
      ?.slice(1)
      .findLast((value) => value !== undefined) ?? ''
  );
}
