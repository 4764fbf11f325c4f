import { type Rule, rules, type Severity } from './rules.ts';

/** One thing that is wrong, where it is, and how to mend it: what every check, report and alert speaks. */
export interface Finding extends Place {
  rule: Rule;
  severity: Severity;
  /** What is wrong, with the value. */
  message: string;
  /** What to do, with the replacement if one is known. */
  hint: string;
}

export interface Place {
  /** Path as the writer knows it, from the repository's root, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 units, as editors do. */
  column: number;
}

/** A finding of `rule` with the rule's own severity. */
export function finding(rule: Rule, place: Place, message: string, hint: string): Finding {
  const { line, column } = place;
  const file = showControls(place.file);
  return { rule, severity: rules[rule].severity, message: shown(message), hint: shown(hint), file, line, column };
}

/** An article of a thousand faults in an address of a hundred thousand characters must not fill a log. */
const maxTextLength = 2_000;

function shown(text: string): string {
  return showControls(text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text);
}

/** What a writer or a file system put in must not steer a terminal, nor begin a line that a CI obeys. */
function showControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Sorted by file, line and column, then rule: the same order on every machine. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** How many findings there are of each severity; zeros when there are none. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
