import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { preloadScripts } from '../src/edition/preload-scripts.ts';
import { languageTag } from '../src/knowledge/article-id.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { firstFilesOf } from '../src/search/pagefind/first-files.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** The search page loads all that the search needs at once: on a slow network each wait for another file is half a second. */
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
          const later = await firstFilesOf(folder, languageTag(locale));
          await preloadScripts(page, {
            folder,
            basePath: basePathOf(site.baseUrl),
            isWanted: (path) => path.includes('/search-box.'),
            ...(later !== undefined && { later }),
          });
        }
      },
    },
  };
}
