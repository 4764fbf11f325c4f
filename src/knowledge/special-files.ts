import type { Dirent } from 'node:fs';
import { listBelow, pathBelow } from '../files.ts';
import { type Finding, finding } from '../findings/finding.ts';

/**
 * Whatever is neither file nor folder. A symbolic link may lead to a key on the operator's disk, or to nothing, on
 * which the build fails; reading a pipe never ends. None of them is opened.
 *
 * @param entries of a folder, with its subfolders
 * @param nameOf the path findings name an entry by
 */
export function specialFiles(entries: readonly Dirent[], nameOf: (entry: Dirent) => string): Finding[] {
  return entries
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => {
      const file = nameOf(entry);
      const isLink = entry.isSymbolicLink();
      return finding(
        'schema/special-file',
        { file, line: 1, column: 1 },
        `\`${file}\` is ${isLink ? 'a symbolic link, which is not followed' : 'not a regular file but a pipe, socket or device'}.`,
        isLink ? 'Put what it leads to in its place, as a file or folder.' : 'Delete it.',
      );
    });
}

/** Those of the content folder; what is hidden there is read by nobody. */
export async function findSpecialFiles(folder: string, shownAs: string): Promise<Finding[]> {
  const entries = await listBelow(folder);
  const visible = entries.filter((entry) => !/(?:^|\/)\./.test(pathBelow(folder, entry)));
  return specialFiles(visible, (entry) => `${shownAs}/${pathBelow(folder, entry)}`);
}
