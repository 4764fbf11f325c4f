import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type PagefindClient, type PagefindModule, pagefindOptions } from './client.ts';

/** Stands for local folders in URLs; a name in `.invalid` never resolves (RFC 2606). */
const origin = 'http://pagefind.invalid';

const folders = new Map<string, string>();

/** By name. Pagefind's module keeps options and chunks globally, so each index gets its own copy. */
const clients = new Map<string, PagefindModule>();

/** One opening at a time: Pagefind reads the page's language from a global. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Opens a built index in Node with the client that browsers load.
 *
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag of the articles to find
 * @param options.isFresh drops the chunks loaded so far, which slow down every further search
 * @throws Error when the folder has no index
 */
export function openPagefind(folder: string, language: string, { isFresh = false } = {}): Promise<PagefindClient> {
  const opened = queue.then(() => open(folder, language, isFresh));
  queue = opened.catch(() => {});
  return opened;
}

async function open(folder: string, language: string, isFresh: boolean): Promise<PagefindClient> {
  patchFetch();
  const script = join(folder, 'pagefind.js');
  const name = await nameOf(folder, language);
  const known = clients.get(name);
  if (known !== undefined && !isFresh) return known;
  folders.set(name, folder);
  const globals = globalThis as Record<string, unknown>;
  const previous = { document: globals['document'], window: globals['window'], location: globals['location'] };
  globals['document'] = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
  globals['location'] = { origin, href: `${origin}/` };
  globals['window'] = { location: globals['location'] };
  try {
    const pagefind = (await import(`${pathToFileURL(script).href}?${name}`)) as PagefindModule;
    await known?.destroy();
    await pagefind.options({ ...pagefindOptions, basePath: `/${name}/` });
    await pagefind.init();
    clients.set(name, pagefind);
    return pagefind;
  } finally {
    for (const [key, value] of Object.entries(previous)) {
      if (value === undefined) delete globals[key];
      else globals[key] = value;
    }
  }
}

let isFetchPatched = false;

/** Frees the memory of an opened index; it can be opened again. */
export async function closePagefind(folder: string, language: string): Promise<void> {
  const name = await nameOf(folder, language);
  await clients.get(name)?.destroy();
  clients.delete(name);
  folders.delete(name);
}

/** Differs for each folder, language and build, so that each gets its own module. */
async function nameOf(folder: string, language: string): Promise<string> {
  const entry = await readFile(join(folder, 'pagefind-entry.json'));
  return createHash('sha256').update(folder).update(language).update(entry).digest('hex').slice(0, 16);
}

/** Makes `fetch`, by which Pagefind's client loads its files, read them from disk. */
function patchFetch(): void {
  if (isFetchPatched) return;
  isFetchPatched = true;
  const originalFetch = globalThis.fetch;
  globalThis.fetch = async function fetchFromFolders(input, init) {
    const url = new URL(input instanceof Request ? input.url : String(input), origin);
    if (url.origin !== origin) return originalFetch(input, init);
    const [, name = '', ...path] = url.pathname.split('/');
    // Synchronous, which is faster for thousands of small files.
    return new Response(readFileSync(join(folders.get(name) ?? '', ...path)));
  };
}
