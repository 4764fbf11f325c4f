import { formatChinese } from './autocorrect.ts';

/** A part of a text, and what to write instead. */
export interface Change {
  start: number;
  end: number;
  text: string;
}

/** Longer lines are not prose. */
const maxLength = 5_000;

/** Chinese characters beside Latin ones, or a space beside full-width punctuation: in no other line is anything changed. */
const candidate =
  /[\u3400-\u9fff][A-Za-z0-9,.!?:$¥@+]|[A-Za-z0-9,.!?:%+#][\u3400-\u9fff]|[\u3001\u3002\uff01-\uff1f] | [\u3001\u3002\uff01-\uff1f]/;

/** Whether anything may have to be changed: a quick test. */
export function maybeChanged(text: string): boolean {
  return candidate.test(text);
}

/**
 * Where a line of Chinese text lacks spaces around Latin words and numbers, or has punctuation of the wrong width.
 *
 * @param edges whether something else precedes or follows it, without which that end of it cannot be judged
 */
export function typographyChanges(line: string, edges: { before: boolean; after: boolean }): Change[] {
  const judged = trimEdges(line, edges);
  if (line.length > maxLength || !maybeChanged(judged)) return [];
  return compare(line, formatChinese(line)).filter(
    ({ start, end }) => !(edges.before && start === 0) && !(edges.after && end === line.length),
  );
}

/** Leaves out spaces at an end that cannot be judged: for them alone a line need not be formatted. */
function trimEdges(line: string, { before, after }: { before: boolean; after: boolean }): string {
  const text = after ? line.trimEnd() : line;
  return before ? text.trimStart() : text;
}

/** The formatter adds and removes spaces and replaces single signs, so the two texts are compared in one pass. */
function compare(line: string, formatted: string): Change[] {
  const changes: Change[] = [];
  let at = 0;
  for (let index = 0; index < formatted.length || at < line.length; ) {
    if (line[at] === formatted[index]) {
      at += 1;
      index += 1;
      continue;
    }
    const isAdded = formatted[index] === ' ';
    const isRemoved = !isAdded && line[at] === ' ';
    const text = isRemoved ? '' : (formatted[index] ?? '');
    const end = isAdded ? at : at + 1;
    const last = changes.at(-1);
    if (last?.end === at) Object.assign(last, { end, text: last.text + text });
    else changes.push({ start: at, end, text });
    at = end;
    if (!isRemoved) index += 1;
  }
  return at === line.length ? changes : [];
}
