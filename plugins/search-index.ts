import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { readFragment } from '../src/markdown/fragments.ts';
import { type SearchDocument, writeSearchIndex } from '../src/search/write-index.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** Indexes the edition's articles for the search in the browser; an index that would be the same stays. */
export function searchIndex(context: BuildContext): AstroIntegration {
  return {
    name: 'jieda:search-index',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        const { edition } = contentOf(context);
        const { fragmentsDir, stagingDir, cacheDir } = context.folders;
        const stamp = join(cacheDir, 'search-index.digest');
        const documents = await Promise.all(
          edition.articles.map(
            async (article): Promise<SearchDocument> => ({
              ...article,
              html: (await readFragment(fragmentsDir, article.fragment))?.html ?? '',
            }),
          ),
        );
        const digest = createHash('sha256')
          .update(JSON.stringify([documents, edition.frame.categories, edition.frame.askedMost, edition.synonyms]))
          .digest('hex');
        if (existsSync(join(stagingDir, 'search')) && (await readFile(stamp, 'utf8').catch(() => '')) === digest) {
          logger.info('the search index is up to date');
          return;
        }
        // Taken away first: a build that stops half way must not be taken for a finished one.
        await rm(stamp, { force: true });
        const pages = await writeSearchIndex({ documents, frame: edition.frame, synonyms: edition.synonyms }, stagingDir);
        await writeFile(stamp, digest);
        logger.info(`${pages} articles can be searched`);
      },
    },
  };
}
