import { countFindings, type Finding } from './finding.ts';

/** Findings for a person at a terminal: place, rule, what is wrong, what to do; the counts last. */
export function renderTerminal(findings: readonly Finding[]): string {
  const blocks = findings.map(
    ({ file, line, column, severity, rule, message, hint }) =>
      `${file}:${line}:${column}  ${severity}  ${rule}\n  ${message}\n  ${hint.replaceAll('\n', '\n  ')}\n`,
  );
  return [...blocks, `${summarize(findings)}\n`].join('\n');
}

/** `2 errors, 1 warning, 0 notes`. */
export function summarize(findings: readonly Finding[]): string {
  const { error, warning, info } = countFindings(findings);
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [count(error, 'error'), count(warning, 'warning'), count(info, 'note')].join(', ');
}
