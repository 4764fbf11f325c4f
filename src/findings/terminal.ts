import { countFindings, type Finding } from './finding.ts';
import type { Severity } from './rules.ts';

export interface TerminalOptions {
  /** How to see the notes, as a sentence: each rule's notes are one line then. Without it every note is printed whole. */
  advice?: string;
}

/**
 * Findings for a person at a terminal: place, rule, what is wrong, what to do; the gravest first, and the counts
 * last. Findings of one severity stay in the order they come in.
 */
export function renderTerminal(findings: readonly Finding[], { advice }: TerminalOptions = {}): string {
  const of = (wanted: Severity): Finding[] => findings.filter(({ severity }) => severity === wanted);
  const notes = of('info');
  const told = advice === undefined || notes.length === 0 ? notes.map(block) : [folded(notes, advice)];
  return [...of('error').map(block), ...of('warning').map(block), ...told, `${summarize(findings)}\n`].join('\n');
}

/** `2 errors, 1 warning, 0 notes`. */
export function summarize(findings: readonly Finding[]): string {
  const { error, warning, info } = countFindings(findings);
  return [count(error, 'error'), count(warning, 'warning'), count(info, 'note')].join(', ');
}

function block({ file, line, column, severity, rule, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${severity}  ${rule}\n  ${message}\n  ${hint.replaceAll('\n', '\n  ')}\n`;
}

/** A line for each rule, in the order of its first note. */
function folded(notes: readonly Finding[], advice: string): string {
  const lines = [...Map.groupBy(notes, ({ rule }) => rule)].map(([rule, own]) => `${count(own.length, 'note')}  ${rule}\n`);
  return `${lines.join('')}  ${advice}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
