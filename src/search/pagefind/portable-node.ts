import { gunzipSync } from 'node:zlib';
import { type PortablePagefind, pagefindSignature, type ReadSiteFile, toPortableModule } from './portable-client.ts';

/**
 * Pagefind's client of a built site, for Node.
 *
 * @throws Error when the site has none
 */
export async function loadPortablePagefind(readFile: ReadSiteFile): Promise<PortablePagefind> {
  const source = await readFile('pagefind/pagefind.js');
  if (source === undefined) throw new Error('The site has no pagefind/pagefind.js.');
  const text = toPortableModule(new TextDecoder().decode(source));
  const { createPagefind } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as PortablePagefind;
  const compiled = new Map<string, WebAssembly.Module>();
  return {
    createPagefind,
    async wasmModule(name) {
      const known = compiled.get(name) ?? new WebAssembly.Module(await readWasm(readFile, name));
      compiled.set(name, known);
      return known;
    },
  };
}

/**
 * Pagefind's WebAssembly without its compression and signature.
 *
 * @param name as in `wasm.NAME.pagefind`
 * @throws Error when there is none
 */
export async function readWasm(readFile: ReadSiteFile, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = `pagefind/wasm.${name}.pagefind`;
  const file = await readFile(path);
  if (file === undefined) throw new Error(`The site has no ${path}.`);
  return new Uint8Array(gunzipSync(file).subarray(pagefindSignature.length));
}
