import { type PagefindClient, type PagefindModule, pagefindOptions } from './client.ts';

/** What Pagefind's client takes from its surroundings. */
export interface PagefindSurroundings {
  fetch(address: string): Promise<Response>;
  /** Tells the language of the page. */
  document: { currentScript: null; querySelector(): { getAttribute(): string } };
  WebAssembly: {
    Instance: typeof WebAssembly.Instance;
    Module: typeof WebAssembly.Module;
    instantiate(bytes: unknown, imports: WebAssembly.Imports): Promise<WebAssembly.Instance>;
  };
}

/** Pagefind's client of a built site as a function of its surroundings, and its compiled WebAssembly. */
export interface PortablePagefind {
  createPagefind(surroundings: PagefindSurroundings): PagefindModule;
  /** @param name as in `wasm.NAME.pagefind` */
  wasmModule(name: string): Promise<WebAssembly.Module>;
}

/** Reads a file of the built site by its path below the site; `undefined` when there is none. */
export type ReadSiteFile = (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/** Marks a file of Pagefind's that is not compressed. */
export const pagefindSignature = 'pagefind_dcd';

/**
 * Makes the source of `pagefind.js` a module that exports `createPagefind`. What the source takes from globals becomes a
 * parameter: any number of clients run side by side, no global is changed, and WebAssembly may have been compiled before,
 * which Workers require.
 *
 * @throws Error when the source is not that of the supported version of Pagefind
 */
export function toPortableModule(source: string): string {
  const end = source.lastIndexOf('export{');
  const locals = exportsOf(source.slice(end));
  const needed = ['options', 'init', 'search', 'destroy'].map((name) => `${name}: ${locals.get(name)}`);
  if (end === -1 || needed.some((each) => each.endsWith('undefined')))
    throw new Error('pagefind.js is not of the supported version.');
  return `export function createPagefind({ fetch, document, WebAssembly }) {
const window = undefined, location = undefined, Worker = undefined;
${source.slice(0, end)}
return { ${needed.join(', ')} };
}
`;
}

/**
 * @param statement `export{a as b,c};`
 * @returns local names by exported name
 */
function exportsOf(statement: string): Map<string, string> {
  const list = statement.slice('export{'.length, statement.indexOf('}'));
  return new Map(
    list.split(',').map((each) => {
      const [local = '', exported = local] = each.trim().split(' as ');
      return [exported, local];
    }),
  );
}

/**
 * Opens a built index with the client that browsers load. Each call makes a new client.
 *
 * @param language BCP 47 tag of the articles to find
 * @param options Pagefind's
 * @throws Error when the site has no index; a search throws when a file of the index cannot be read
 */
export async function openPortablePagefind(
  { createPagefind, wasmModule }: PortablePagefind,
  language: string,
  readFile: ReadSiteFile,
  options: object = pagefindOptions,
): Promise<PagefindClient> {
  let wasmName = '';
  const missing: string[] = [];

  async function fetchFile(address: string): Promise<Response> {
    const path = (address.split('?')[0] ?? '').slice(1);
    wasmName = /^pagefind\/wasm\.(.+)\.pagefind$/.exec(path)?.[1] ?? wasmName;
    // Compiled already.
    if (path === `pagefind/wasm.${wasmName}.pagefind`) return new Response(pagefindSignature);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) missing.push(path);
    return new Response(bytes ?? null, { status: bytes === undefined ? 404 : 200 });
  }

  const pagefind = createPagefind({
    fetch: fetchFile,
    document: { currentScript: null, querySelector: () => ({ getAttribute: () => language }) },
    WebAssembly: {
      Instance: WebAssembly.Instance,
      Module: WebAssembly.Module,
      instantiate: async (_bytes, imports) => WebAssembly.instantiate(await wasmModule(wasmName), imports),
    },
  });
  await pagefind.options({ ...options, basePath: '/pagefind/' });
  await pagefind.init();

  return {
    async search(word) {
      const found = await pagefind.search(word).catch((cause: unknown) => {
        throw new Error(explainMissing(missing) ?? 'Pagefind cannot search.', { cause });
      });
      // Pagefind itself goes on without a file that it cannot load, and finds less.
      const reason = explainMissing(missing);
      if (reason !== undefined) throw new Error(reason);
      return found;
    },
  };
}

function explainMissing(missing: readonly string[]): string | undefined {
  return missing.length === 0 ? undefined : `The search index cannot be read: ${missing.join(', ')}.`;
}
