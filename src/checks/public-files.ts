import { join, relative, resolve, sep } from 'node:path';
import type { Finding } from '../findings/finding.ts';
import { listBelow, specialFiles } from '../knowledge/files/special-files.ts';

const publicDir = resolve(import.meta.dirname, '../../public');

/** What public/ holds. */
export interface PublicFiles {
  /** Paths from the site's root: `/images/player.png`. */
  paths: ReadonlySet<string>;
  findings: Finding[];
}

/** All of it becomes part of the site, hidden files included, so nothing in it is left unlooked at. */
export async function readPublicFiles(folder = publicDir): Promise<PublicFiles> {
  const entries = await listBelow(folder);
  const pathOf = ({ parentPath, name }: { parentPath: string; name: string }): string =>
    `/${relative(folder, join(parentPath, name)).split(sep).join('/')}`;
  return {
    paths: new Set(entries.filter((entry) => entry.isFile()).map(pathOf)),
    findings: specialFiles(entries, (entry) => `public${pathOf(entry)}`),
  };
}
