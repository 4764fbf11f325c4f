import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rememberPages } from '../src/edition/rendered-pages.ts';
import { listFilesBelow } from '../src/files.ts';
import { isTemplate } from '../src/site/article-page/shape.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** Takes the templates that Astro has rendered out of the site, whose pages are made from them, and lists the rest. */
export function renderedPages(context: BuildContext): SitePart {
  const { folders } = context;
  const { stagingDir, templatesDir } = folders;
  return {
    name: 'rendered-pages',
    hooks: {
      'astro:build:done': async ({ pages, assets }) => {
        await rm(templatesDir, { recursive: true, force: true });
        const templates = pages.map(({ pathname }) => pathname).filter(isTemplate);
        for (const path of templates) {
          await mkdir(dirname(join(templatesDir, path)), { recursive: true });
          await rename(join(stagingDir, path), join(templatesDir, path));
        }
        const files = [
          ...pages.map(({ pathname }) => join(decodeURIComponent(pathname), 'index.html')),
          ...[...assets.values()].flat().map((url) => relative(stagingDir, fileURLToPath(url))),
          ...(await listFilesBelow(join(stagingDir, '_astro'))).map((path) => join('_astro', path)),
        ].filter((path) => existsSync(join(stagingDir, path)));
        context.rendered = { files: [...new Set(files)], templates };
        await rememberPages(context.rendered, contentOf(context).pagesDigest, folders);
      },
    },
  };
}
