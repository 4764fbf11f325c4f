/**
 * What changed in a file as a unified diff with three lines around each change, as `git apply` reads it.
 * POSIX.1-2017, diff, “Diff -u output format”.
 *
 * @param path below the folder where it is applied, with forward slashes
 * @param before `undefined` for a new file
 * @returns empty when nothing changed
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const edits = editsOf(linesOf(before ?? ''), linesOf(after));
  const head = [
    `diff --git ${nameOf(`a/${path}`)} ${nameOf(`b/${path}`)}`,
    ...(before === undefined ? ['new file mode 100644'] : []),
    `--- ${before === undefined ? '/dev/null' : nameOf(`a/${path}`)}`,
    `+++ ${nameOf(`b/${path}`)}`,
  ];
  return `${[...head, ...hunksOf(edits).flatMap(drawHunk)].join('\n')}\n`;
}

const CONTEXT = 3;

interface Edit {
  sign: ' ' | '-' | '+';
  /** With its line feed, if it has one. */
  line: string;
  /** Lines of either side that come before it. */
  old: number;
  new: number;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Longest common subsequence of what differs between a common beginning and a common end. */
function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1])
    [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];

  const common = commonLengths(before.slice(start, oldEnd), after.slice(start, newEnd));
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  const add = (sign: Edit['sign'], line: string): void => {
    edits.push({ sign, line, old: i, new: j });
    if (sign !== '+') i += 1;
    if (sign !== '-') j += 1;
  };
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    const isOutside = i < start || (i >= oldEnd && j >= newEnd);
    if (old !== undefined && old === fresh && (isOutside || (i < oldEnd && j < newEnd))) add(' ', old);
    else if (
      old !== undefined &&
      i < oldEnd &&
      (j >= newEnd || below(common, i - start, j - start) >= right(common, i - start, j - start))
    )
      add('-', old);
    else add('+', fresh ?? '');
  }
  return edits;
}

/** `lengths[i][j]`: how many lines the rests from i and from j have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, next] = [lengths[i] ?? [], lengths[i + 1] ?? []];
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

function below(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i + 1]?.[j] ?? 0;
}

function right(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j + 1] ?? 0;
}

function hunksOf(edits: readonly Edit[]): Edit[][] {
  const hunks: [from: number, to: number][] = [];
  for (const [index, { sign }] of edits.entries()) {
    if (sign === ' ') continue;
    const last = hunks.at(-1);
    const [from, to] = [Math.max(0, index - CONTEXT), Math.min(edits.length, index + CONTEXT + 1)];
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks.map(([from, to]) => edits.slice(from, to));
}

function drawHunk(edits: readonly Edit[]): string[] {
  const [first] = edits;
  const count = (other: Edit['sign']): number => edits.filter(({ sign }) => sign !== other).length;
  const range = (before: number, lines: number): string => `${lines === 0 ? before : before + 1},${lines}`;
  return [
    `@@ -${range(first?.old ?? 0, count('+'))} +${range(first?.new ?? 0, count('-'))} @@`,
    ...edits.flatMap(({ sign, line }) =>
      line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, '\\ No newline at end of file'],
    ),
  ];
}

/** As git quotes names: in double quotes when a byte is not plain. */
function nameOf(path: string): string {
  if (/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(path)) return path;
  const bytes = Array.from(new TextEncoder().encode(path), (byte) =>
    byte === 0x22 || byte === 0x5c
      ? `\\${String.fromCharCode(byte)}`
      : byte >= 0x20 && byte < 0x7f
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${bytes.join('')}"`;
}
