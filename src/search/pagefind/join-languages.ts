import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryFile } from './client.ts';
import { indexLanguage } from './separate-words.ts';

/** An index that has a language, and maybe others. */
export interface LanguagePart {
  /** Its `pagefind` folder. */
  folder: string;
  /** BCP 47 tag. */
  language: string;
}

interface Entry {
  languages: Record<string, { hash: string; wasm: string | null }>;
}

/** Folders whose file names begin with the language. */
const folders = ['fragment', 'index'];

const client = 'pagefind.js';

/** For languages whose words Pagefind does not stem; every index has it. */
export const plainWasm = 'unknown';

/**
 * Makes one index of several, each of which has a language: the same, byte for byte, as Pagefind writes for all of them
 * at once.
 *
 * @param parts their files are moved; at least one
 * @param folder that of the new index; created
 * @throws Error when a part lacks its language or a file
 */
export async function joinLanguages(parts: readonly LanguagePart[], folder: string): Promise<void> {
  for (const name of folders) await mkdir(join(folder, name), { recursive: true });
  const languages: [string, Entry['languages'][string]][] = [];
  let entry: Entry | undefined;
  for (const part of parts) {
    const own = JSON.parse(await readFile(join(part.folder, entryFile), 'utf8')) as Entry;
    const language = part.language.toLowerCase();
    const described = own.languages[language];
    if (described === undefined) throw new Error(`${part.folder} has no index of ${part.language}.`);
    await moveLanguage(part.folder, folder, language, described);
    languages.push([language, described]);
    entry ??= own;
  }
  languages.sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(join(folder, entryFile), JSON.stringify({ ...entry, languages: Object.fromEntries(languages) }));
}

async function moveLanguage(from: string, to: string, language: string, { hash, wasm }: Entry['languages'][string]) {
  for (const name of folders) {
    const files = await readdir(join(from, name));
    for (const file of files.filter((each) => each.startsWith(`${indexLanguage(language)}_`)))
      await rename(join(from, name, file), join(to, name, file));
  }
  const meta = `pagefind.${hash}.pf_meta`;
  await rename(join(from, meta), join(to, meta));
  // Parts may share them.
  for (const file of new Set([client, wasmFile(plainWasm), wasmFile(wasm ?? plainWasm)]))
    await copyFile(join(from, file), join(to, file));
}

function wasmFile(name: string): string {
  return `wasm.${name}.pagefind`;
}
