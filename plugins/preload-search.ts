import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { preloadScripts } from '../src/edition/preload-scripts.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** The search page loads all scripts of the search at once: on a slow network each wait for another is half a second. */
export function preloadSearch(context: BuildContext): AstroIntegration {
  return {
    name: 'jieda:preload-search',
    hooks: {
      'astro:build:done': async () => {
        const { stagingDir: folder } = context.folders;
        const { site } = contentOf(context).edition.frame;
        for (const locale of site.locales) {
          const page = join(folder, locale, 'search/index.html');
          if (!existsSync(page)) continue;
          await preloadScripts(page, {
            folder,
            basePath: basePathOf(site.baseUrl),
            isWanted: (path) => path.includes('/search-box.'),
          });
        }
      },
    },
  };
}
