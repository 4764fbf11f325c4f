import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type PagefindClient, type PagefindModule, pagefindOptions } from './client.ts';

/** Address that leads to a folder of this machine; no host can have it. */
const origin = 'http://pagefind.invalid';

const folders = new Map<string, string>();

/** By address: a module keeps its options and chunks globally, so each index has its own copy. */
const clients = new Map<string, PagefindModule>();

/** One opening at a time: Pagefind reads the page's language from a global. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Opens a built index in Node with the client that browsers load.
 *
 * @param folder the `pagefind` folder of a site
 * @param language of the articles to be found, as the `lang` of a page; an index without it finds nothing
 * @param options.isFresh drop the chunks that were loaded, which slow down every further search
 * @throws Error when the folder holds no index
 */
export function openPagefind(folder: string, language: string, { isFresh = false } = {}): Promise<PagefindClient> {
  const opened = turn.then(() => open(folder, language, isFresh));
  turn = opened.catch(() => {});
  return opened;
}

async function open(folder: string, language: string, isFresh: boolean): Promise<PagefindClient> {
  answerFetchFromFolders();
  const script = join(folder, 'pagefind.js');
  const name = await nameOf(folder, language);
  const known = clients.get(name);
  if (known !== undefined && !isFresh) return known;
  folders.set(name, folder);
  const globals = globalThis as Record<string, unknown>;
  const stoodThere = { document: globals['document'], window: globals['window'], location: globals['location'] };
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
    for (const [key, value] of Object.entries(stoodThere)) {
      if (value === undefined) delete globals[key];
      else globals[key] = value;
    }
  }
}

let isAnswering = false;

/** Frees the memory of an opened index; it can be opened again. */
export async function closePagefind(folder: string, language: string): Promise<void> {
  const name = await nameOf(folder, language);
  await clients.get(name)?.destroy();
  clients.delete(name);
  folders.delete(name);
}

/** Another index, language or build is another module. */
async function nameOf(folder: string, language: string): Promise<string> {
  const entry = await readFile(join(folder, 'pagefind-entry.json'));
  return createHash('sha256').update(folder).update(language).update(entry).digest('hex').slice(0, 16);
}

/** Pagefind's client asks for its files by `fetch`. */
function answerFetchFromFolders(): void {
  if (isAnswering) return;
  isAnswering = true;
  const fetchElsewhere = globalThis.fetch;
  globalThis.fetch = async function fetchFromFolders(input, init) {
    const url = new URL(input instanceof Request ? input.url : String(input), origin);
    if (url.origin !== origin) return fetchElsewhere(input, init);
    const [, name = '', ...path] = url.pathname.split('/');
    // Synchronous: for thousands of small files, waiting takes longer than reading.
    return new Response(readFileSync(join(folders.get(name) ?? '', ...path)));
  };
}
