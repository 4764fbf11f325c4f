import { formatPatch, structuredPatch } from 'diff';

/**
 * A patch of one file for `git apply`, with three lines of context.
 *
 * @param path below the folder where the patch is applied, with forward slashes
 * @param before `undefined` for a new file
 * @returns empty when nothing changed
 */
export function gitDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const [from, to] = [before === undefined ? '/dev/null' : `a/${path}`, `b/${path}`];
  const patch = structuredPatch(from, to, before ?? '', after, undefined, undefined, { context: 3 });
  const created = before === undefined ? { isCreate: true, newMode: '100644' } : {};
  return formatPatch({ ...patch, isGit: true, ...created });
}
