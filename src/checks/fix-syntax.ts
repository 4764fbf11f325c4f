import { applyEdits } from '../findings/apply-edits.ts';
import type { Edit } from '../findings/finding.ts';
import { readFrontMatter } from '../knowledge/files/front-matter.ts';
import { parseYaml } from '../knowledge/files/yaml-source.ts';
import { parseBody } from '../markdown/parse.ts';

/** More mistakes of syntax are left for the next run. */
const maxMistakes = 200;

/** Corrects what keeps a file from being parsed, of which a check only finds the first. */
export function fixSyntax(file: string, text: string): string {
  let fixed = text;
  for (let mistakes = 0; mistakes < maxMistakes; mistakes++) {
    const edits = firstMistake(file, fixed.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n'));
    if (edits.length === 0) break;
    fixed = applyEdits(fixed, edits).text;
  }
  return fixed;
}

function firstMistake(file: string, text: string): readonly Edit[] {
  if (!file.endsWith('.mdx')) {
    const parsed = parseYaml(file, text);
    return 'findings' in parsed ? parsed.findings.flatMap(({ fix = [] }) => fix) : [];
  }
  const parts = readFrontMatter(file, text);
  if ('findings' in parts) return parts.findings.flatMap(({ fix = [] }) => fix);
  const parsed = parseBody(parts.body);
  const fix = 'finding' in parsed ? (parsed.finding.fix ?? []) : [];
  return fix.map((edit) => ({ ...edit, line: edit.line + parts.bodyLine - 1 }));
}
