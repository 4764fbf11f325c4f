import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { makeRevisionsFile } from '../src/edition/revisions-file.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/** Writes `revisions.json`, which tells the endpoint what was published. */
export function revisionsFile(context: BuildContext): AstroIntegration {
  return {
    name: 'jieda:revisions',
    hooks: {
      'astro:build:done': async () => {
        const file = makeRevisionsFile(contentOf(context).articles, context.environment.audience);
        await writeFile(join(context.folders.stagingDir, 'revisions.json'), `${JSON.stringify(file)}\n`);
      },
    },
  };
}
