import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, isPermissionDenied } from './file-errors.ts';

export interface FolderEntry {
  /** Path below the listed folder, with forward slashes: `articles/en/refund.mdx`. Empty for the folder itself. */
  path: string;
  kind: 'file' | 'folder' | 'unreadable-folder' | 'symbolic-link' | 'special';
}

/**
 * Everything below a folder, hidden files included, sorted by path. Symbolic links are listed but not followed. A folder
 * that cannot be listed appears twice, as `folder` and as `unreadable-folder`.
 *
 * @returns an empty list when there is no such folder
 */
export async function listFolder(root: string): Promise<FolderEntry[]> {
  const entries = await listBelow(root, '');
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function listBelow(root: string, path: string): Promise<FolderEntry[]> {
  let children: Dirent[];
  try {
    children = await readdir(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    if (isPermissionDenied(error)) return [{ path, kind: 'unreadable-folder' }];
    throw error;
  }
  const lists = await Promise.all(
    children.map(async (child) => {
      const entry: FolderEntry = { path: path === '' ? child.name : `${path}/${child.name}`, kind: kindOf(child) };
      return entry.kind === 'folder' ? [entry, ...(await listBelow(root, entry.path))] : [entry];
    }),
  );
  return lists.flat();
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symbolic-link' : 'special';
}
