import { diffLines } from 'diff';
import type { FileChange } from './content-edit.ts';
import { plainText } from './line-ends.ts';

/**
 * The files that change, without their lines.
 *
 * @param dir the content folder as findings name it
 */
export function listChanges(changes: readonly FileChange[], dir: string): string {
  return changes.map((change) => `${heading(change, dir)}\n`).join('');
}

/**
 * Changes for people: each file with the lines that change.
 *
 * @param dir the content folder as findings name it
 */
export function describeChanges(changes: readonly FileChange[], dir: string): string {
  return changes.map((change) => [heading(change, dir), ...changedLines(change), ''].join('\n')).join('');
}

function heading({ path, to }: FileChange, dir: string): string {
  return path === to ? `${dir}/${path}` : `${dir}/${path} → ${dir}/${to}`;
}

function changedLines({ before = '', after }: FileChange): string[] {
  let line = 1;
  return diffLines(plainText(before), plainText(after)).flatMap(({ value, added, removed, count = 0 }) => {
    const first = line;
    if (!removed) line += count;
    if (!added && !removed) return [];
    const lines = value.replace(/\n$/, '').split('\n');
    return lines.map((text, index) => `  ${String(first + (removed ? 0 : index)).padStart(4)} ${added ? '+' : '-'} ${text}`);
  });
}
