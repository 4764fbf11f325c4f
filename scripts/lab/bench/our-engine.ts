import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Root of the repository. */
export const repository = resolve(import.meta.dirname, '../../..');

const parts = ['astro.config.mjs', 'package.json', 'package-lock.json', 'plugins', 'scripts', 'src', 'tsconfig.json'];

/**
 * Copies the engine, so the benchmark has its own caches, which a change in the repository does not invalidate.
 *
 * @param options.hasIndex `false` leaves the search index out of the copy’s plugins
 */
export async function copyEngine(folder: string, { hasIndex = true } = {}): Promise<void> {
  for (const part of parts) await cp(join(repository, part), join(folder, part), { recursive: true });
  if (hasIndex) return;
  const file = join(folder, 'plugins/index.ts');
  const plugins = await readFile(file, 'utf8');
  if (!plugins.includes(' searchIndex,')) throw new Error(`${file} does not list the search index.`);
  await writeFile(file, plugins.replace(' searchIndex,', ''));
}

/**
 * Links the repository’s dependencies for all projects below a folder. Each project still gets its own node_modules for
 * the caches of its tools, so nothing is written to the repository’s.
 */
export async function linkModules(folder: string): Promise<void> {
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
}
