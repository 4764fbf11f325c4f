import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { type ReadSiteFile, toPortableModule } from './portable-client.ts';
import { readWasm } from './portable-node.ts';

/**
 * Writes a module with Pagefind's client and WebAssembly of a built site, `search.mjs`, for the bundle of a Worker: a Worker
 * may not compile WebAssembly or evaluate text while it runs.
 *
 * @returns names of the WebAssembly files, which the module imports
 * @throws UserError when the site has no index
 */
export async function writeWorkerModule(siteDir: string, folder: string): Promise<string[]> {
  const read: ReadSiteFile = async (path) => new Uint8Array(await readFile(join(siteDir, path)));
  try {
    const files = await readdir(join(siteDir, 'pagefind'));
    const names = files.flatMap((file) => /^wasm\.([\w-]+)\.pagefind$/.exec(file)?.[1] ?? []).sort();
    const source = new TextDecoder().decode(await read('pagefind/pagefind.js'));
    await mkdir(folder, { recursive: true });
    for (const name of names) await writeFile(join(folder, `${name}.wasm`), await readWasm(read, name));
    await writeFile(join(folder, 'search.mjs'), toPortableModule(source) + exportWasm(names));
    return names.map((name) => `${name}.wasm`);
  } catch (cause) {
    throw new UserError(`${siteDir} has no search index.`, 'Run `npm run build` first.', { cause });
  }
}

function exportWasm(names: readonly string[]): string {
  const imports = names.map((name, index) => `import wasm${index} from './${name}.wasm';\n`).join('');
  const entries = names.map((name, index) => `['${name}', wasm${index}]`).join(', ');
  return `${imports}const modules = new Map([${entries}]);
export async function wasmModule(name) {
  if (!modules.has(name)) throw new Error('The Worker was built without wasm.' + name + '.pagefind.');
  return modules.get(name);
}
`;
}
