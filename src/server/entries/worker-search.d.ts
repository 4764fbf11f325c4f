/** Pagefind's client and WebAssembly of the deployed site, which `npm run prepare-worker` writes. */
declare module 'jieda:worker-search' {
  import type { PortablePagefind } from '../../search/pagefind/portable-client.ts';

  export const createPagefind: PortablePagefind['createPagefind'];
  export const wasmModule: PortablePagefind['wasmModule'];
}
