import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';

interface PreloadOptions {
  folder: string;
  basePath: string;
  /** Needed after the scripts that the page's own import, so that they do not take the network from those. */
  next: {
    /** Whether a script that is only imported dynamically is. */
    isWanted: (name: string) => boolean;
    files: readonly string[];
  };
  /** URLs of scripts and other files that a script of the page asks for, see `preloadLater`. */
  later: { scripts: readonly string[]; files: readonly string[] };
}

const preload = '<link rel="preload" as="fetch" crossorigin="anonymous"';
const lowPriority = ' fetchpriority="low"';

/** How links of an earlier build begin. */
const ownLinks = ['<link rel="modulepreload"', '<link rel="later"', '<link rel="preload" as="fetch"'];

/**
 * Makes a page load the scripts that its own scripts will import, and files that they will fetch, at once instead of one
 * after the other. Links of an earlier build are replaced. All URLs are without the base path.
 *
 * @param page a built page
 * @throws Error when page or scripts cannot be read
 */
export async function preloadScripts(page: string, { folder, basePath, next, later }: PreloadOptions): Promise<void> {
  const html = (await readFile(page, 'utf8')).replace(/<link [^<>]*>/g, (link) =>
    ownLinks.some((start) => link.startsWith(start)) ? '' : link,
  );
  const entries = Array.from(html.matchAll(/<script type="module" src="([^"<>]*)">/g), ([, src = '']) =>
    src.slice(basePath.length),
  );
  const first = await importsBelow(entries, folder, () => false);
  const all = await importsBelow(entries, folder, next.isWanted);
  const links = [
    ...first.map((path) => `<link rel="modulepreload" href="${basePath}${path}">`),
    ...all
      .filter((path) => !first.includes(path))
      .map((path) => `<link rel="modulepreload"${lowPriority} href="${basePath}${path}">`),
    ...next.files.map((path) => `${preload}${lowPriority} href="${basePath}${path}">`),
    ...later.scripts.map((path) => `<link rel="later" href="${basePath}${path}">`),
    ...later.files.map((path) => `<link rel="later" as="fetch" crossorigin="anonymous" href="${basePath}${path}">`),
  ];
  await replaceFile(page, html.replace('</head>', `${links.join('')}</head>`));
}

/** A new file: the old one may be part of the published site. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}

/** All scripts that some scripts import, and these in turn, as URLs within the site. */
async function importsBelow(entries: readonly string[], folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const needed = new Set<string>();
  const toRead = [...entries];
  for (let path = toRead.pop(); path !== undefined; path = toRead.pop()) {
    for (const imported of await importsOf(join(folder, path), isWanted)) {
      const found = `/${posix.normalize(posix.join(dirname(relative(folder, join(folder, path))), imported))}`;
      if (needed.has(found) || entries.includes(found)) continue;
      needed.add(found);
      toRead.push(found);
    }
  }
  return [...needed];
}

/** What a bundled script imports: all that is imported statically, and the wanted ones of the others. */
async function importsOf(script: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const code = await readFile(script, 'utf8');
  const statically = Array.from(code.matchAll(/(?:from|import)["'](\.[^"']+)["']/g), ([, path = '']) => path);
  const dynamically = Array.from(code.matchAll(/import\(["'`](\.[^"'`]+)["'`]\)/g), ([, path = '']) => path);
  return [...statically, ...dynamically.filter(isWanted)];
}
