import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Workspace } from '../../workspace.ts';

/** Whether a program is installed. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { env: searchedEnvironment() }).status === 0;
}

/** Daemons are in sbin, which is not on the path of everybody. */
export function searchedEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin`, ...more };
}

export interface Ran {
  code: number | null;
  output: string;
}

/** Runs a program to its end, at most ten minutes, without blocking servers of this process. */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: searchedEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 600_000,
      ...options,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Starts a daemon in the foreground and waits until it listens. */
export async function startDaemon(
  { watch }: Workspace,
  program: string,
  args: readonly string[],
  port: number,
): Promise<{ stop(): Promise<void> }> {
  const child = spawn(program, args, { env: searchedEnvironment(), stdio: 'ignore', detached: true });
  const done = watch(child);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const started = Date.now();
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() - started > 20_000) throw new Error(`${program} does not listen on ${port}.`);
    await pause(50);
  }
  return { stop: () => stopDaemon(child, ended).finally(done) };
}

async function stopDaemon(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const tooLate = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(tooLate);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
