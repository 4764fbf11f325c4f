import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files.ts';
import type { Audience } from '../knowledge/audience.ts';
import { catalogueFile } from '../knowledge/catalogue.ts';
import { type HelpCentre, openHelpCentre } from '../mcp/help-centre.ts';
import type { ReadSiteFile } from '../search/pagefind/portable-client.ts';
import { loadPortablePagefind } from '../search/pagefind/portable-node.ts';
import { fileVersion } from './built-json.ts';

/**
 * A built site in a folder, always the latest build.
 *
 * @param today `2026-11-20`
 */
export function openBuiltHelpCentre(siteDir: string, audience: Audience, today: () => string): HelpCentre {
  const readSiteFile: ReadSiteFile = async (path) => {
    const file = await readFile(join(siteDir, path)).catch(ignoreMissing);
    return file === undefined ? undefined : new Uint8Array(file);
  };
  const centre = openHelpCentre({
    readFile: readSiteFile,
    loadPagefind: () => loadPortablePagefind(readSiteFile),
    audience,
    version: () => fileVersion(join(siteDir, catalogueFile)),
    today,
  });
  // In a process that stays, a question that took too long is answered all the same, so that the next finds the index open.
  return { ...centre, forget: () => undefined };
}
