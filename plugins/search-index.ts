import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { readFragment } from '../src/markdown/fragments.ts';
import { writeSearchIndex } from '../src/search/write-index.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** Indexes the edition's articles for the search in the browser. */
export function searchIndex(context: BuildContext): AstroIntegration {
  return {
    name: 'jieda:search-index',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        const { edition } = contentOf(context);
        const { fragmentsDir, stagingDir } = context.folders;
        const documents = await Promise.all(
          edition.articles.map(async (article) => ({
            ...article,
            html: (await readFragment(fragmentsDir, article.fragment))?.html ?? '',
          })),
        );
        const pages = await writeSearchIndex(documents, edition.frame, join(stagingDir, 'pagefind'));
        logger.info(`${pages} articles can be searched`);
      },
    },
  };
}
