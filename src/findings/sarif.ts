import type { Finding } from './finding.ts';
import { rules, type Severity } from './rules.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, which code hosts display next to the affected lines. https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
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
                // Spaces and Chinese characters must be percent-encoded in a URI.
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
