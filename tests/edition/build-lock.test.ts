import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginBuild, endBuild } from '../../src/edition/build-lock.ts';
import type { Folders } from '../../src/edition/folders.ts';
import { identityOf } from '../../src/edition/process-identity.ts';
import { makeFolder } from '../support/builders.ts';
import { root } from '../support/run.ts';

async function makeFolders(): Promise<Folders> {
  const cacheDir = await makeFolder();
  const stagingDir = join(cacheDir, 'site');
  await mkdir(stagingDir);
  await writeFile(join(stagingDir, 'page.html'), 'of the last build');
  return { cacheDir, stagingDir, astroCacheDir: join(cacheDir, 'astro') } as Folders;
}

const lockOf = ({ cacheDir }: Folders): string => join(cacheDir, 'lock.json');

/** Whether the staging folder was emptied. */
const wasEmptied = async ({ cacheDir }: Folders): Promise<boolean> => !(await readdir(cacheDir)).includes('site');

/** A process that is no build. */
async function withProgram<Result>(use: (pid: number) => Promise<Result>): Promise<Result> {
  const program = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  try {
    return await use(program.pid as number);
  } finally {
    program.kill();
  }
}

describe('the lock of a build', () => {
  test('leaves what the last build made, and nothing of itself when the build has ended', async () => {
    const folders = await makeFolders();
    await beginBuild(folders);
    await endBuild(folders);
    expect(await readdir(folders.cacheDir)).toEqual(['site']);
  });

  test('empties the folder after a build that was stopped half way', async () => {
    const folders = await makeFolders();
    await beginBuild(folders);
    await writeFile(lockOf(folders), JSON.stringify({ pid: 2 ** 30, started: '1', takenAt: 'then' }));
    await beginBuild(folders);
    expect(await wasEmptied(folders)).toBe(true);
  });

  test('is not held by another program that has got the number of a killed build', async () => {
    const folders = await makeFolders();
    await withProgram(async (pid) => {
      await writeFile(lockOf(folders), JSON.stringify({ pid, started: 'long before', takenAt: 'then' }));
      await beginBuild(folders);
    });
    expect(JSON.parse(await readFile(lockOf(folders), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('of a running process names it, since when, and what to do', async () => {
    const folders = await makeFolders();
    await withProgram(async (pid) => {
      await writeFile(lockOf(folders), JSON.stringify({ ...(await identityOf(pid)), takenAt: '2026-11-20T10:00:00.000Z' }));
      await expect(beginBuild(folders)).rejects.toMatchObject({
        message: `Another build of this edition is running: process ${pid}, since 2026-11-20T10:00:00.000Z.`,
        hint: `Wait for it to end, then build again; if process ${pid} is not a build, delete ${lockOf(folders)}.`,
      });
    });
    expect(await wasEmptied(folders)).toBe(false);
  });

  test('counts for any process with its number where the start of a process is unknown', async () => {
    const folders = await makeFolders();
    await withProgram(async (pid) => {
      await writeFile(lockOf(folders), JSON.stringify({ pid, takenAt: 'then' }));
      await expect(beginBuild(folders)).rejects.toThrow('this system cannot tell');
    });
  });

  test('that is not a lock of ours stops no build', async () => {
    const folders = await makeFolders();
    await writeFile(lockOf(folders), '{"pid":');
    await expect(beginBuild(folders)).resolves.toBeUndefined();
  });

  test('is taken by one of several builds that begin at once, also over a stale one', async () => {
    const folders = await makeFolders();
    await writeFile(lockOf(folders), JSON.stringify({ pid: 2 ** 30, started: '1', takenAt: 'then' }));
    const builds = Array.from({ length: 4 }, () => tryToBuild(folders));
    expect((await Promise.all(builds)).sort()).toEqual(['held up', 'held up', 'held up', 'took it']);
  });
});

/** A process of its own that takes the lock and keeps it until all others have tried. */
function tryToBuild(folders: Folders): Promise<string> {
  const code = `
    import { beginBuild } from ${JSON.stringify(join(root, 'src/edition/build-lock.ts'))};
    try {
      await beginBuild(${JSON.stringify(folders)});
      process.stdout.write('took it');
      setTimeout(() => {}, 60_000);
    } catch (error) {
      process.stdout.write(error.name === 'UserError' ? 'held up' : String(error));
    }`;
  const build = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  return new Promise((done) => {
    build.stdout.once('data', (said) => {
      done(String(said));
      // The one that has the lock must live while the others try.
      running.push(build);
      if (running.length === 4) for (const each of running.splice(0)) each.kill();
    });
    build.once('exit', (code) => done(`ended with ${code}`));
  });
}

const running: ReturnType<typeof spawn>[] = [];
