import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEditor } from '../src/browser-editor/write-editor.ts';
import { editorPath } from '../src/knowledge/edit-url.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** Writes the editor of the internal edition, if `editing` of site.yaml asks for it. */
export function browserEditor(context: BuildContext): SitePart {
  const folder = join(context.folders.stagingDir, editorPath);
  return {
    name: 'browser-editor',
    complete: async () => {
      const { editor } = contentOf(context);
      if (editor === undefined) await rm(folder, { recursive: true, force: true });
      else await writeEditor(folder, editor);
    },
  };
}
