import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryFile, entryTag } from './client.ts';

/** What Pagefind's client loads before its first search, as URLs within the site. */
export interface FirstFiles {
  scripts: string[];
  files: string[];
}

/** The part of Pagefind's entry that says what it loads next. */
interface PagefindEntry {
  languages?: Record<string, { hash: string; wasm: string | null } | undefined>;
}

/**
 * @param folder of the site
 * @param language BCP 47 tag
 * @returns `undefined` when the site has no index, or none of the language
 * @throws Error when the entry is not JSON
 */
export async function firstFilesOf(folder: string, language: string): Promise<FirstFiles | undefined> {
  const text = await readFile(join(folder, 'pagefind', entryFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const index = (JSON.parse(text) as PagefindEntry).languages?.[language.toLowerCase()];
  if (index === undefined) return undefined;
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  const files = [`${entryFile}?${entryTag}=${tag}`, `pagefind.${index.hash}.pf_meta`, `wasm.${index.wasm ?? 'unknown'}.pagefind`];
  return { scripts: ['/pagefind/pagefind.js'], files: files.map((file) => `/pagefind/${file}`) };
}
