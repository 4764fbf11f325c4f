import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { ignoreMissing, listFilesBelow, relativePath } from '../files.ts';
import { editionFile } from './edition-file.ts';

/** Names of the loaders that list files. `dev` runs them again when there is a new file, or one less. */
export const fileLists = ['jieda:article-files', 'jieda:handbook-files', 'jieda:reply-files'] as const;

type LoaderName = 'jieda:edition' | (typeof fileLists)[number];

/**
 * Says where the content plugin has left the edition, and which one it is; nothing before the first build. Does not validate
 * it, because the checks have done so.
 */
export function editionLoader(name: LoaderName): Loader {
  return {
    name,
    async load(context) {
      const file = editionFile(fileURLToPath(new URL('..', context.config.cacheDir)));
      const digest = await digestOf(file);
      if (digest !== undefined) replaceEntries(context, [['latest', { file, digest }]]);
    },
  };
}

async function digestOf(file: string): Promise<string | undefined> {
  const content = await readFile(file).catch(ignoreMissing);
  return content && hash('sha256', content);
}

/**
 * Lists the `.mdx` files of a folder, drafts included, so that editors know the schema of their front matter. Pages do
 * not need them, so the list is empty unless editor support is on, as in `dev`.
 *
 * @param folder relative to the root of the project
 */
export function fileListLoader(name: LoaderName, folder: string): Loader {
  return {
    name,
    async load(context) {
      if (!context.config.experimental.contentIntellisense) return;
      const root = fileURLToPath(context.config.root);
      const paths = (await listFilesBelow(resolve(root, folder))).filter((path) => path.endsWith('.mdx'));
      replaceEntries(
        context,
        paths.map((path) => [path, {}]),
        (path) => relativePath(root, join(resolve(root, folder), path)),
      );
    },
  };
}

function replaceEntries(
  { store, generateDigest }: LoaderContext,
  entries: readonly (readonly [id: string, data: object])[],
  filePathOf?: (id: string) => string,
): void {
  const ids = new Set(entries.map(([id]) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const [id, data] of entries) {
    const filePath = filePathOf?.(id);
    const digest = generateDigest({ filePath, data });
    store.set({ id, data: data as Record<string, unknown>, digest, ...(filePath !== undefined && { filePath }) });
  }
}
