import { type Finding, finding } from '../../findings/finding.ts';

/** Whether a file or folder does not exist, or a file is where a folder was expected. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

export function isPermissionDenied(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(codeOf(error));
}

/** @param file path as the writer knows it */
export function permissionFinding(file: string, kind: 'file' | 'folder'): Finding {
  return finding(
    'schema/unreadable',
    { file, line: 1, column: 1 },
    `\`${file}\` cannot be read: permission denied.`,
    `Give read permission to the user who runs the command, for example with \`chmod ${kind === 'file' ? 'u+r' : 'u+rx'} ${file}\`.`,
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}
