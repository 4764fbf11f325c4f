import { checkContent } from '../../checks/check-content.ts';
import { newFindings } from '../../checks/since.ts';
import { type Content, readContent } from '../../content/read-content.ts';
import type { Finding } from '../../findings/finding.ts';
import { applyChanges } from './apply-changes.ts';
import type { ContentEdit } from './content-edit.ts';

export interface CarriedOut {
  /** Whether the files have changed: not when the checks find an error that was not there before. */
  isDone: boolean;
  /** What the checks find that they did not find before. */
  findings: Finding[];
}

/**
 * Writes an edit, checks the content again, and takes the edit back if that finds new errors.
 *
 * @param options.renamed how a finding that was there before reads afterwards
 */
export async function carryOut(
  edit: ContentEdit,
  content: Content,
  { fragmentsDir, today, renamed = (text) => text }: { fragmentsDir: string; today: string; renamed?: (text: string) => string },
): Promise<CarriedOut> {
  const before = await checkContent(content, { today });
  const { keep, undo } = await applyChanges(edit.folder, edit.changes());
  try {
    const after = await checkContent(await readContent(edit.folder, fragmentsDir), { today });
    const known = before.map((found) => ({ ...found, file: renamed(found.file), message: renamed(found.message) }));
    const findings = newFindings(after, known);
    const isDone = findings.every(({ severity }) => severity !== 'error');
    await (isDone ? keep() : undo());
    return { isDone, findings };
  } catch (error) {
    await undo();
    throw error;
  }
}
