import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { Edition } from './edition.ts';

/**
 * Loads a part of `edition.json`, which the content plugin wrote next to Astro's cache.
 * Without the file, as before the first build, there is nothing to load.
 *
 * @param select entries of the collection: id and data
 */
export function editionLoader(name: string, select: (edition: Edition) => (readonly [string, object])[]): Loader {
  return {
    name: `jieda:${name}`,
    async load({ store, generateDigest, config, watcher }) {
      const file = fileURLToPath(new URL('../edition.json', config.cacheDir));
      const load = async (): Promise<void> => {
        if (!existsSync(file)) return;
        const entries = select(JSON.parse(await readFile(file, 'utf8')) as Edition);
        const ids = new Set(entries.map(([id]) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const [id, data] of entries)
          store.set({ id, data: data as Record<string, unknown>, digest: generateDigest(data as Record<string, unknown>) });
      };
      await load();
      watcher?.add(file);
      watcher?.on('change', (path) => {
        if (path === file) void load();
      });
    },
  };
}
