import { countFindings, type Finding } from './finding.ts';
import type { Severity } from './rules.ts';

export interface TerminalOptions {
  /** A sentence that says how to see all notes. With it, notes are only counted by rule; without it, each is printed. */
  advice?: string;
}

/**
 * Findings as text: errors first, then warnings, then notes, then the totals. Each has its position, rule, message and
 * hint. Findings of the same severity keep their order.
 */
export function renderTerminal(findings: readonly Finding[], { advice }: TerminalOptions = {}): string {
  const ofSeverity = (wanted: Severity): Finding[] => findings.filter(({ severity }) => severity === wanted);
  const notes = ofSeverity('info');
  const noteBlocks = advice === undefined || notes.length === 0 ? notes.map(block) : [summarizeNotes(notes, advice)];
  return [...ofSeverity('error').map(block), ...ofSeverity('warning').map(block), ...noteBlocks, `${summarize(findings)}\n`].join(
    '\n',
  );
}

/** `2 errors, 1 warning, 0 notes`. */
export function summarize(findings: readonly Finding[]): string {
  const { error, warning, info } = countFindings(findings);
  return [count(error, 'error'), count(warning, 'warning'), count(info, 'note')].join(', ');
}

function block({ file, line, column, severity, rule, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${severity}  ${rule}\n  ${message}\n  ${hint.replaceAll('\n', '\n  ')}\n`;
}

/** One line per rule, in the order of first occurrence. */
function summarizeNotes(notes: readonly Finding[], advice: string): string {
  const lines = [...Map.groupBy(notes, ({ rule }) => rule)].map(([rule, own]) => `${count(own.length, 'note')}  ${rule}\n`);
  return `${lines.join('')}  ${advice}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
