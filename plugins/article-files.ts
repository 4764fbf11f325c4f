import { beginNextSite } from '../src/edition/publishing/next-site.ts';
import { madeFileOf, writeArticleFiles } from '../src/site/article-files/write-article-files.ts';
import { type BuildContext, contentOf, readEditionOf } from './build-context.ts';
import { freeMemory } from './free-memory.ts';
import type { SitePart } from './site-part.ts';

/** Begins the next site with the pages of its articles, while its search index is still being written. */
export function articleFiles(context: BuildContext): SitePart {
  const { folders, phases } = context;
  const { stagingDir, templatesDir, outDir, publicationDir } = folders;
  return {
    name: 'article-files',
    complete: async (log) => {
      context.next = await beginNextSite(stagingDir, outDir, publicationDir);
      if (!context.buildsTemplates) return;
      phases.begin('Writing the articles');
      await freeMemory(contentOf(context).shown);
      const places = { templatesDir, next: context.next, outDir, madeFile: madeFileOf(folders) };
      context.articles = await writeArticleFiles(await readEditionOf(context), places);
      for (const page of context.articles.pages) log(`/${page}`);
      await freeMemory(context.articles.pages.length);
    },
  };
}
