import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MisuseError } from '../errors.ts';
import { relativePath } from '../files.ts';

const run = promisify(execFile);

/**
 * Checks out the content folder of a git revision into a temporary folder while `use` runs.
 *
 * @param use receives the folder, which does not exist if there was no content then, and the full id of the commit
 * @throws MisuseError when the content is not in a git repository, or there is no such revision
 */
export async function withContentAt<Result>(
  ref: string,
  contentDir: string,
  use: (folder: string, commit: string) => Promise<Result>,
): Promise<Result> {
  const { root, path } = await repositoryOf(contentDir);
  const commit = await commitOf(ref, root);
  const folder = await mkdtemp(join(tmpdir(), 'jieda-since-'));
  try {
    const archive = join(folder, 'content.tar');
    const { stdout } = await run('git', ['ls-tree', '--name-only', commit, '--', path], { cwd: root });
    if (stdout.trim() !== '') {
      await run('git', ['archive', '--output', archive, commit, '--', path], { cwd: root });
      await run('tar', ['-xf', archive, '-C', folder]);
    }
    return await use(join(folder, path), commit);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The repository that a content folder is in, and the folder's path in it.
 *
 * @throws MisuseError when it is not in a git repository
 */
export async function repositoryOf(contentDir: string): Promise<{ root: string; path: string }> {
  try {
    const { stdout } = await run('git', ['-C', resolve(contentDir), 'rev-parse', '--show-toplevel']);
    const root = await realpath(stdout.trim());
    // git calls the repository's own folder `.`.
    return { root, path: relativePath(root, await realpath(contentDir)) || '.' };
  } catch (error) {
    throw new MisuseError(
      `${contentDir} is not in a git repository, so there is nothing to compare with.`,
      'Compare in a clone of the repository.',
      {
        cause: error,
      },
    );
  }
}

async function commitOf(ref: string, root: string): Promise<string> {
  try {
    return (await run('git', ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], { cwd: root })).stdout.trim();
  } catch (error) {
    throw new MisuseError(
      `\`${ref}\` is not a revision of this repository.`,
      'Name a branch, tag or commit; in CI fetch it first, as a shallow clone lacks it.',
      { cause: error },
    );
  }
}
