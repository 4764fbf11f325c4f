import { publicDir } from '../edition/folders.ts';
import type { Finding } from '../findings/finding.ts';
import { listFolder } from '../knowledge/files/list-folder.ts';
import { findSpecialFiles } from '../knowledge/files/special-files.ts';

export interface PublicFiles {
  /** Paths from the site's root: `/images/player.png`. */
  paths: ReadonlySet<string>;
  findings: Finding[];
}

/** Lists public/. All of it is published, so hidden files are checked, too. */
export async function readPublicFiles(folder = publicDir): Promise<PublicFiles> {
  const entries = await listFolder(folder);
  return {
    paths: new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => `/${path}`)),
    findings: findSpecialFiles(entries, 'public'),
  };
}
