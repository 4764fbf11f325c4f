import type { Edit } from './finding.ts';

/**
 * Applies changes to a text, whatever its line endings.
 *
 * @returns the text, and the changes that were applied: of two that overlap the first one, so that the other is found
 *   again in what has become of the text
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; applied: Edit[] } {
  // Every second part is a line ending.
  const parts = text.split(/(\r\n|\r|\n)/);
  const applied: Edit[] = [];
  for (const [line, own] of Map.groupBy(edits, (edit) => edit.line)) {
    const index = (line - 1) * 2;
    const written = parts[index];
    if (written === undefined) continue;
    let changed = '';
    let at = 0;
    for (const edit of own.sort((a, b) => a.column - b.column)) {
      const start = edit.column - 1;
      if (start < at || start + edit.length > written.length) continue;
      changed += written.slice(at, start) + edit.text;
      at = start + edit.length;
      applied.push(edit);
    }
    parts[index] = changed + written.slice(at);
  }
  return { text: parts.join(''), applied };
}
