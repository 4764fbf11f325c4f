import { cp, rename, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Root of the repository. */
export const repository = resolve(import.meta.dirname, '../../..');

const parts = ['astro.config.mjs', 'package.json', 'package-lock.json', 'plugins', 'scripts', 'src', 'tsconfig.json'];

/**
 * Copies the engine, so the benchmark has its own caches, which a change in the repository does not invalidate.
 *
 * @param options.hasIndex `false` removes the search index’s integration from the copy’s configuration
 */
export async function copyEngine(folder: string, { hasIndex = true } = {}): Promise<void> {
  for (const part of parts) await cp(join(repository, part), join(folder, part), { recursive: true });
  if (hasIndex) return;
  await rename(join(folder, 'astro.config.mjs'), join(folder, 'astro.config.full.mjs'));
  await writeFile(
    join(folder, 'astro.config.mjs'),
    `import config from './astro.config.full.mjs';

const integrations = config.integrations.flat().filter(({ name }) => name !== 'jieda:search-index');
export default { ...config, integrations };
`,
  );
}

/**
 * Links the repository’s dependencies for all projects below a folder. Each project still gets its own node_modules for
 * the caches of its tools, so nothing is written to the repository’s.
 */
export async function linkModules(folder: string): Promise<void> {
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
}
