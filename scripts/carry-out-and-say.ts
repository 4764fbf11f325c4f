import type { Content } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import type { Environment } from '../src/knowledge/environment.ts';
import { carryOut } from '../src/writing/editing/carry-out.ts';
import type { ContentEdit } from '../src/writing/editing/content-edit.ts';
import { describeChanges, listChanges } from '../src/writing/editing/describe-changes.ts';

interface Options {
  environment: Environment;
  /** Only prints what would change. */
  isDry: boolean;
  /** How a finding that was there before reads afterwards. */
  renamed?: (text: string) => string;
  /** What is left to do when it is done. */
  next: string;
}

/** Carries an edit out, or only says what it would change. @returns the exit code */
export async function carryOutAndSay(
  edit: ContentEdit,
  content: Content,
  { environment, isDry, renamed, next }: Options,
): Promise<number> {
  const changes = edit.changes();
  const files = `${changes.length} ${changes.length === 1 ? 'file' : 'files'}`;
  if (isDry) {
    console.log(`${describeChanges(changes, content.kb.dir)}\n${files} would change. Nothing was changed.`);
    return 0;
  }
  const { fragmentsDir } = foldersOf(environment);
  const { isDone, findings } = await carryOut(edit, content, {
    fragmentsDir,
    today: environment.today,
    ...(renamed && { renamed }),
  });
  if (!isDone) {
    console.error(`Nothing was changed, because the checks would then find:\n\n${renderTerminal(findings)}`);
    return 1;
  }
  console.log(
    `${listChanges(changes, content.kb.dir)}\n${files} changed.${findings.length === 0 ? ' The checks find nothing new.' : ''}`,
  );
  if (findings.length > 0) console.log(`The checks now find:\n\n${renderTerminal(findings)}`);
  console.log(next);
  return 0;
}
