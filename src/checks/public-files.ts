import type { Dirent } from 'node:fs';
import { resolve } from 'node:path';
import { listBelow, pathBelow } from '../files.ts';
import type { Finding } from '../findings/finding.ts';
import { specialFiles } from '../knowledge/special-files.ts';

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
  const pathOf = (entry: Dirent): string => `/${pathBelow(folder, entry)}`;
  return {
    paths: new Set(entries.filter((entry) => entry.isFile()).map(pathOf)),
    findings: specialFiles(entries, (entry) => `public${pathOf(entry)}`),
  };
}
