import { type Rule, rules, type Severity } from './rules.ts';

/** One problem: where it is, what is wrong and how to fix it. Checks, reports and alerts all produce findings. */
export interface Finding extends Position {
  rule: Rule;
  severity: Severity;
  /** What is wrong, with the offending value. */
  message: string;
  /** What to do, with the replacement if one is known. */
  hint: string;
  /** What `npm run check -- --fix` changes; left out where only a writer can tell. */
  fix?: readonly Edit[];
}

/** A change within one line. */
export interface Edit {
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 units. */
  column: number;
  /** UTF-16 units that are replaced. */
  length: number;
  text: string;
}

/** A line and column of a file. */
export interface Position {
  /** Path as the writer knows it, from the repository's root, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 units, as editors do. */
  column: number;
}

/** A finding with the severity of its rule. */
export function finding(rule: Rule, position: Position, message: string, hint: string, fix?: readonly Edit[]): Finding {
  const { line, column } = position;
  const file = escapeControls(position.file);
  return {
    rule,
    severity: rules[rule].severity,
    message: printable(message),
    hint: printable(hint),
    file,
    line,
    column,
    ...(fix && { fix }),
  };
}

/** Keeps a finding about a huge value from flooding the log. */
const maxTextLength = 2_000;

function printable(text: string): string {
  return escapeControls(text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text);
}

/** Text from writers and file names must neither control the terminal nor start a line that CI reads as a command. */
export function escapeControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** By file, line, column, rule and message, so the order is the same on every machine. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

/** Number of findings by severity. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
