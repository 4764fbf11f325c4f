import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCatalogue } from '../src/edition/catalogue.ts';
import { revisionsOfEdition } from '../src/edition/revisions-file.ts';
import { feedbackSettingsOf } from '../src/knowledge/feedback-settings.ts';
import { type BuildContext, readEditionOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** Writes `revisions.json` and `feedback.json`, which tell the endpoint what is published, and `catalogue.json` for the MCP server. */
export function revisionsFile(context: BuildContext): SitePart {
  const write = (name: string, data: unknown): Promise<void> =>
    writeFile(join(context.folders.stagingDir, name), `${JSON.stringify(data)}\n`);
  return {
    name: 'revisions',
    complete: async () => {
      const edition = await readEditionOf(context);
      const { keeping, site, ...frame } = edition.frame;
      await write('revisions.json', revisionsOfEdition(edition));
      await write('catalogue.json', makeCatalogue(edition.frame, edition.articles));
      const { contact, baseUrl, name: siteName } = site;
      const teams = frame.staffTeams;
      await write('feedback.json', feedbackSettingsOf({ ...frame, site: keeping, contact, baseUrl, siteName, teams }));
    },
  };
}
