import { countFindings, type Finding } from './finding.ts';

/** JSON: `{ counts: {error, warning, info}, findings: [...] }`. */
export function renderJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ counts: countFindings(findings), findings }, null, 2)}\n`;
}
