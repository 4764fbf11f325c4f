import type { Cell, Column, Part, Tone } from './document.ts';

/** Helpers that build columns and cells. */

export function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

export function proseColumn(label: string): Column {
  return { label, kind: 'prose' };
}

export function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}

export function text(value: string): Part {
  return { kind: 'text', text: value };
}

/** A number as it is shown, in a column that can be sorted by it. */
export function valueCell(shown: string, value: number): Cell {
  return [{ kind: 'text', text: shown, value }];
}

export function aside(value: string): Part {
  return { kind: 'aside', text: value };
}

export function badge(value: string, tone: Tone): Part {
  return { kind: 'badge', text: value, tone };
}

export function textCell(value: string): Cell {
  return [text(value)];
}

/** Shown for an empty value. */
export const dash: Cell = [text('–')];
