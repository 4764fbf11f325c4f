import { rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listFilesBelow, publish } from '../src/edition/publish.ts';
import type { BuildContext } from './build-context.ts';

/** Takes what is no longer part of the site out of it, and puts it where readers are served from. */
export function publishSite({ folders }: BuildContext): AstroIntegration {
  let publicDir = '';
  return {
    name: 'jieda:publish',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicDir = fileURLToPath(config.publicDir);
      },
      'astro:build:done': async ({ pages, assets, logger }) => {
        const present = new Set([
          ...pages.map(({ pathname }) => resolve(folders.stagingDir, decodeURIComponent(pathname), 'index.html')),
          ...[...assets.values()].flat().map((url) => fileURLToPath(url)),
          ...(await listFilesBelow(publicDir)).map((path) => join(folders.stagingDir, path)),
        ]);
        await prune(folders.stagingDir, present);
        await publish(folders.stagingDir, folders.outDir);
        logger.info(`the site is in ${folders.outDir}`);
      },
    },
  };
}

/** Deletes pages of articles that are gone: without `emptyOutDir` Astro leaves them. */
async function prune(stagingDir: string, present: ReadonlySet<string>): Promise<void> {
  const own = ['_astro', 'pagefind', 'revisions.json'].map((name) => join(stagingDir, name));
  for (const path of await listFilesBelow(stagingDir)) {
    const file = join(stagingDir, path);
    const isOwn = own.some((name) => file === name || file.startsWith(name + sep));
    if (!isOwn && !present.has(file)) await rm(file);
  }
}
