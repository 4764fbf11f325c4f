import { rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { editorSources } from '../src/browser-editor/backend.ts';
import { endBuild } from '../src/edition/build-lock.ts';
import { compressFiles, isCompressed } from '../src/edition/compression/compress-files.ts';
import { publicDir } from '../src/edition/folders.ts';
import { removeOlderCaches } from '../src/edition/older-caches.ts';
import { listFilesBelow } from '../src/files.ts';
import type { Finding } from '../src/findings/finding.ts';
import { hostingFile, hostingOf } from '../src/knowledge/hosting.ts';
import { renditionsOf } from '../src/media/renditions.ts';
import { headersFile } from '../src/server/headers.ts';
import { type BuildContext, contentOf, nextOf, renderedOf } from './build-context.ts';
import { freeMemory } from './free-memory.ts';
import type { SitePart } from './site-part.ts';

/** Removes what is no longer part of the site, compresses the rest, and publishes it. */
export function publishSite(context: BuildContext): SitePart {
  const { folders, environment, phases } = context;
  const { stagingDir, cacheDir, outDir } = folders;
  return {
    name: 'publish',
    complete: async (log) => {
      phases.begin('Compressing and publishing');
      const present = new Set([
        ...renderedOf(context).files.map((path) => join(stagingDir, path)),
        ...contentOf(context)
          .media.flatMap(renditionsOf)
          .map(({ path }) => join(stagingDir, path)),
        ...(await listFilesBelow(publicDir)).map((path) => join(stagingDir, path)),
      ]);
      await prune(stagingDir, present);
      const { site, brand, videoHosts } = contentOf(context).frame;
      const isInternal = environment.audience === 'internal';
      const { editing } = contentOf(context);
      const hosting = {
        ...hostingOf(site.baseUrl, isInternal ? 'none' : brand.analytics, videoHosts),
        ...(isInternal && editing?.editor === 'on' && { editor: editorSources(editing) }),
      };
      await writeFile(join(stagingDir, hostingFile), `${JSON.stringify(hosting)}\n`);
      // Static hosts such as Cloudflare Pages send the headers of this file, which are those of our own server.
      await writeFile(join(stagingDir, '_headers'), headersFile([], hosting));
      const written = context.articles?.pages.length ?? 0;
      await freeMemory(written);
      await compressFiles(stagingDir, join(cacheDir, 'compressed.json'));
      await freeMemory(written);
      await nextOf(context).publish();
      await context.articles?.remember();
      await endBuild(folders);
      contentOf(context).remember();
      await writeHeldBack(folders.heldBackFile, contentOf(context).heldBack);
      await freeMemory(contentOf(context).shown);
      // Last: for minutes after many deletions, some file systems are slow to create files.
      await removeOlderCaches(cacheDir);
      await writeFile(folders.phasesFile, JSON.stringify(phases.end()));
      log(`the site is in ${outDir}`);
    },
  };
}

/** For the command that builds, which prints them. */
async function writeHeldBack(file: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) await rm(file, { force: true });
  else await writeFile(file, JSON.stringify(findings));
}

/** Deletes pages that no longer exist: without `emptyOutDir` Astro leaves them. */
async function prune(stagingDir: string, present: ReadonlySet<string>): Promise<void> {
  const own = ['_astro', 'pagefind', 'search', 'edit', 'revisions.json', 'feedback.json'].map((name) => join(stagingDir, name));
  for (const path of await listFilesBelow(stagingDir)) {
    const file = join(stagingDir, path);
    const isOwn = own.some((name) => file === name || file.startsWith(name + sep));
    // Compressed files are deleted with their originals.
    if (!isOwn && !present.has(file) && !isCompressed(file)) await rm(file);
  }
}
