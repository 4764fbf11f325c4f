import type { Finding } from './finding.ts';
import type { Severity } from './rules.ts';
import { summarize } from './terminal.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands for GitHub annotations. The totals come first, because GitHub shows only ten annotations of each kind.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithub(findings: readonly Finding[]): string {
  const lines = findings.map(({ severity, file, line, column, rule, message, hint }) => {
    const properties = Object.entries({ file, line, col: column, title: rule }).map(
      ([name, value]) => `${name}=${escapeProperty(String(value))}`,
    );
    return `::${commands[severity]} ${properties.join(',')}::${escapeData(`${message}\n${hint}`)}`;
  });
  return [`::notice title=Content checks::${escapeData(summarize(findings))}`, ...lines, ''].join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
