import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { revisionsOfEdition } from '../src/edition/revisions-file.ts';
import { feedbackSettingsOf } from '../src/knowledge/feedback-settings.ts';
import { type BuildContext, readEditionOf } from './build-context.ts';

/** Writes `revisions.json` and `feedback.json`, which tell the endpoint what is published. */
export function revisionsFile(context: BuildContext): AstroIntegration {
  const write = (name: string, data: unknown): Promise<void> =>
    writeFile(join(context.folders.stagingDir, name), `${JSON.stringify(data)}\n`);
  return {
    name: 'jieda:revisions',
    hooks: {
      'astro:build:done': async () => {
        const edition = await readEditionOf(context);
        const { keeping, site, ...frame } = edition.frame;
        await write('revisions.json', revisionsOfEdition(edition));
        const { contact, baseUrl, name: siteName } = site;
        const teams = frame.staffTeams;
        await write('feedback.json', feedbackSettingsOf({ ...frame, site: keeping, contact, baseUrl, siteName, teams }));
      },
    },
  };
}
