import { diffArrays } from 'diff';

/** A text as every reader of content sees it: without byte order mark, each line ended by `\n`. */
export function plainText(raw: string): string {
  return raw.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
}

/**
 * An edited text with the byte order mark and the line ends that its file had. A line that is changed keeps its end; a new
 * one gets that of the first line.
 */
export function restoreLineEnds(raw: string, edited: string): string {
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
  if (!raw.includes('\r')) return mark + edited;
  const ends = raw.match(/\r\n?|\n/g) ?? [];
  const lines = edited.split('\n');
  let line = 0;
  let changedFrom = 0;
  const newEnds = diffArrays(plainText(raw).split('\n'), lines).flatMap(({ value, added, removed }) => {
    const first = added ? changedFrom : line;
    const last = added ? line : Number.POSITIVE_INFINITY;
    changedFrom = removed ? line : line + value.length;
    if (!added) line += value.length;
    return removed ? [] : value.map((_, index) => (first + index < last ? ends[first + index] : undefined) ?? ends[0]);
  });
  return mark + lines.map((text, index) => (index === lines.length - 1 ? text : `${text}${newEnds[index]}`)).join('');
}
