import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Identifies a process, even if its number is reused later. */
export interface ProcessIdentity {
  pid: number;
  /** When it was started, in the operating system's notation; left out where that is unknown, as on Windows. */
  started?: string | undefined;
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  const started = process.platform === 'linux' ? await startOnLinux(pid) : await startByPs(pid);
  return { pid, started };
}

/** Whether this process is still running. If its start time is unknown, any process with its number counts. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  if (!exists(pid)) return false;
  const now = await identityOf(pid);
  return started === undefined || now.started === undefined || now.started === started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Clock ticks since boot: field 22 of proc(5). Field 2 may contain spaces and parentheses. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(22 - 3);
}

async function startByPs(pid: number): Promise<string | undefined> {
  try {
    const options = { timeout: 5_000, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], options);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
