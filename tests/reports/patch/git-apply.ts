import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from '../../support/folder.ts';

const run = promisify(execFile);

/** @throws Error with what git said when it refuses the patch */
export async function gitApply(folder: string, patch: string, ...options: string[]): Promise<void> {
  const file = join(newFolder(), 'proposals.patch');
  writeFileSync(file, patch);
  await run('git', ['apply', ...options, file], { cwd: folder });
}
