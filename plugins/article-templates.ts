import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { isTemplate } from '../src/site/article-page/shape.ts';
import type { BuildContext } from './build-context.ts';

/** Takes the templates that Astro has rendered out of the site; its pages are made from them. */
export function articleTemplates({ folders: { stagingDir, templatesDir } }: BuildContext): AstroIntegration {
  return {
    name: 'jieda:article-templates',
    hooks: {
      'astro:build:done': async ({ pages }) => {
        await rm(templatesDir, { recursive: true, force: true });
        for (const { pathname } of pages.filter(({ pathname }) => isTemplate(pathname))) {
          await mkdir(dirname(join(templatesDir, pathname)), { recursive: true });
          await rename(join(stagingDir, pathname), join(templatesDir, pathname));
        }
      },
    },
  };
}
