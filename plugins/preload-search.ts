import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preloadScripts, replaceFile } from '../src/edition/preload-scripts.ts';
import { languageTag } from '../src/knowledge/article-id.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { firstFilesOf } from '../src/search/pagefind/first-files.ts';
import type { SideEntry } from '../src/search/side-index/side-files.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** The search page loads all that the search needs at once: on a slow network each wait for another file is half a second. */
export function preloadSearch(context: BuildContext): SitePart {
  return {
    name: 'preload-search',
    complete: async () => {
      const { stagingDir: folder } = context.folders;
      const { site } = contentOf(context).frame;
      for (const locale of site.locales) {
        const page = join(folder, locale, 'search/index.html');
        if (!existsSync(page)) continue;
        const basePath = basePathOf(site.baseUrl);
        const later = await firstFilesOf(folder, languageTag(locale));
        await preloadScripts(page, {
          folder,
          basePath,
          next: {
            isWanted: (path) => path.includes('/search-box.'),
            files: later === undefined ? [] : [`/search/${locale}/entry.json`],
          },
          later: later ?? { scripts: [], files: [] },
        });
        await nameReadyFiles(page, { folder, locale, basePath });
      }
    },
  };
}

/** Tells the script that the page runs first where the ready answers are. */
async function nameReadyFiles(
  page: string,
  { folder, locale, basePath }: { folder: string; locale: string; basePath: string },
): Promise<void> {
  const entry = join(folder, 'search', locale, 'entry.json');
  const { ready } = existsSync(entry) ? (JSON.parse(await readFile(entry, 'utf8')) as SideEntry) : {};
  const data =
    ready === undefined ? '' : ` data-ready="${basePath}/search/${locale}/${ready.folder}" data-count="${ready.count}"`;
  const html = await readFile(page, 'utf8');
  const script = /<script src="([^"<>]*)"[^<>]*>/g;
  await replaceFile(
    page,
    html.replace(script, (tag, src: string) => (src.includes('/asked.') ? `<script src="${src}"${data}>` : tag)),
  );
}
