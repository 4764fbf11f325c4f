import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';

interface PreloadOptions {
  folder: string;
  basePath: string;
  isWanted: (name: string) => boolean;
  later?: { scripts: readonly string[]; files: readonly string[] };
}

/** What is needed later does not take the network from what is needed first. */
const lowPriority = ' fetchpriority="low"';

/**
 * Makes a page load the scripts that its own scripts will import, and files that they will fetch, at once instead of one
 * after the other. Links of an earlier build are replaced.
 *
 * @param page a built page
 * @param folder of the site
 * @param basePath of the site, such as `/help`, or empty
 * @param isWanted whether a script that is only imported dynamically is needed right away
 * @param later what is needed after these: URLs of further scripts and of other files, without the base path
 * @throws Error when page or scripts cannot be read
 */
export async function preloadScripts(
  page: string,
  { folder, basePath, isWanted, later = { scripts: [], files: [] } }: PreloadOptions,
): Promise<void> {
  const html = (await readFile(page, 'utf8')).replace(
    /<link rel="(?:modulepreload"|preload" as="fetch" crossorigin="anonymous" fetchpriority="low") href="[^"]*"(?: fetchpriority="low")?>/g,
    '',
  );
  const entries = Array.from(html.matchAll(/<script type="module" src="([^"]*)">/g), ([, src = '']) =>
    src.slice(basePath.length),
  );
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
  const links = [
    ...[...needed].map((path) => `<link rel="modulepreload" href="${basePath}${path}">`),
    ...later.scripts.map((path) => `<link rel="modulepreload" href="${basePath}${path}"${lowPriority}>`),
    ...later.files.map(
      (path) => `<link rel="preload" as="fetch" crossorigin="anonymous"${lowPriority} href="${basePath}${path}">`,
    ),
  ];
  // A new file: the old one may be part of the published site.
  const unfinished = `${page}.${randomUUID()}`;
  await writeFile(unfinished, html.replace('</head>', `${links.join('')}</head>`));
  await rename(unfinished, page);
}

/** What a bundled script imports: all that is imported statically, and the wanted ones of the others. */
async function importsOf(script: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const code = await readFile(script, 'utf8');
  const statically = Array.from(code.matchAll(/(?:from|import)["'](\.[^"']+)["']/g), ([, path = '']) => path);
  const dynamically = Array.from(code.matchAll(/import\(["'`](\.[^"'`]+)["'`]\)/g), ([, path = '']) => path);
  return [...statically, ...dynamically.filter(isWanted)];
}
