import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { editorConfig } from '../src/browser-editor/editor-config.ts';
import { writeEditor } from '../src/browser-editor/write-editor.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { editorPath } from '../src/knowledge/edit-url.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** Writes the editor of the internal edition, if `editing` of site.yaml asks for it. */
export function browserEditor(context: BuildContext): AstroIntegration {
  const folder = join(context.folders.stagingDir, editorPath);
  return {
    name: 'jieda:browser-editor',
    hooks: {
      'astro:build:done': async () => {
        const { kb, articles } = contentOf(context);
        const { editing, baseUrl } = kb.site;
        if (context.environment.audience !== 'internal' || editing?.editor !== 'on') {
          await rm(folder, { recursive: true, force: true });
          return;
        }
        const named = articles.map(({ id, locale, data }) => ({ id, locale, title: data.title }));
        await writeEditor(folder, editorConfig(kb, editing, { articles: named, logo: `${basePathOf(baseUrl)}/favicon.svg` }));
      },
    },
  };
}
