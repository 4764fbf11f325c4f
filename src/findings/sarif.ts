import type { Finding } from './finding.ts';
import { rules, type Severity } from './rules.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as SARIF 2.1.0, which code hosts show beside the lines. https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
export function renderSarif(findings: readonly Finding[]): string {
  const ids = Object.keys(rules);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Jieda',
            rules: Object.entries(rules).map(([id, { severity, summary }]) => ({
              id,
              shortDescription: { text: summary },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ rule, severity, message, hint, file, line, column }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: levels[severity],
          message: { text: `${message} ${hint}` },
          locations: [
            {
              physicalLocation: {
                // A path with spaces or Chinese letters is a URI only when it is encoded.
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
