import { type Finding, finding } from '../../findings/finding.ts';
import { permissionFinding } from './file-errors.ts';
import type { FolderEntry } from './list-folder.ts';

/**
 * Findings for symbolic links, pipes, sockets, devices and folders that cannot be listed. None of them is ever opened: a
 * link may lead to a private key on the operator's disk, and reading a pipe never ends.
 *
 * @param shownAs path by which findings name the listed folder
 */
export function findSpecialFiles(entries: readonly FolderEntry[], shownAs: string): Finding[] {
  return entries.flatMap(({ path, kind }) => {
    const file = path === '' ? shownAs : `${shownAs}/${path}`;
    return describe[kind]?.(file) ?? [];
  });
}

const describe: Partial<Record<FolderEntry['kind'], (file: string) => Finding>> = {
  'unreadable-folder': (file) => permissionFinding(file, 'folder'),
  'symbolic-link': (file) =>
    special(file, 'a symbolic link; links are not followed', 'Replace the link with the file or folder itself.'),
  special: (file) => special(file, 'a pipe, socket or device, not a regular file', 'Delete it.'),
};

function special(file: string, what: string, hint: string): Finding {
  return finding('schema/special-file', { file, line: 1, column: 1 }, `\`${file}\` is ${what}.`, hint);
}
