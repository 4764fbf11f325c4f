import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../src/errors.ts';
import { readPeakMiB, readProcess, readTreeMiB } from '../process-table.ts';
import type { Workspace } from '../workspace.ts';
import { type Leftovers, leftoversFile } from './at-exit.ts';

/** A program to run. */
export interface Command {
  /** `node` means the current Node. */
  program: string;
  args: readonly string[];
  cwd: string;
  environment?: Readonly<Record<string, string>>;
}

/** Resources that one run of a program used. */
export interface Measurement {
  /** User and system time of the program and all processes it started. */
  cpuSeconds: number;
  wallSeconds: number;
  /** Largest resident memory of one process. */
  peakMiB: number;
  /** Largest memory of all processes together; see `readTreeMiB`. */
  togetherMiB: number;
}

const samplingMilliseconds = 20;

/** A build that takes longer is considered hung. */
const limitMinutes = 30;

/** @throws UserError where there is no /proc to measure with */
export function ensureMeasurable(): void {
  if (readProcess('self') === undefined)
    throw new UserError(
      `Builds are measured with /proc, which ${process.platform} does not have.`,
      'Run the benchmark on Linux, or in a Linux container.',
    );
}

/**
 * Runs a program to its end. Run only one at a time: the CPU time of every child that ends in the meantime is counted.
 *
 * @throws UserError with the program’s output as its hint when it fails
 */
export async function measure(command: Command, workspace: Workspace): Promise<Measurement> {
  const file = join(workspace.folder, 'leftovers.json');
  rmSync(file, { force: true });
  const cpuBefore = readProcess('self')?.childrenCpuSeconds ?? 0;
  const begin = performance.now();
  const child = start(command, file);
  const stopWatching = workspace.watch(child);
  let sampledMiB = 0;
  let togetherMiB = 0;
  const sampling = setInterval(() => {
    sampledMiB = Math.max(sampledMiB, readPeakMiB(child.pid ?? 0));
    togetherMiB = Math.max(togetherMiB, readTreeMiB(child.pid ?? 0));
  }, samplingMilliseconds);
  try {
    await succeed(child, command);
  } finally {
    clearInterval(sampling);
    stopWatching();
  }
  const wallSeconds = (performance.now() - begin) / 1000;
  const reaped = (readProcess('self')?.childrenCpuSeconds ?? 0) - cpuBefore;
  const left: Leftovers = command.program === 'node' ? JSON.parse(readFileSync(file, 'utf8')) : { cpuSeconds: 0, peakMiB: 0 };
  const peakMiB = Math.max(sampledMiB, left.peakMiB);
  return { cpuSeconds: reaped + left.cpuSeconds, wallSeconds, peakMiB, togetherMiB: Math.max(togetherMiB, peakMiB) };
}

function start({ program, args, cwd, environment }: Command, file: string): ChildProcess {
  const isNode = program === 'node';
  const preload = ['--import', new URL('at-exit.ts', import.meta.url).href];
  return spawn(isNode ? process.execPath : program, isNode ? [...preload, ...args] : args, {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment, [leftoversFile]: file },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Starts a process group, so all of its processes can be killed.
    detached: true,
    timeout: limitMinutes * 60_000,
    killSignal: 'SIGKILL',
  });
}

function succeed(child: ChildProcess, { program, args }: Command): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output = `${output}${text}`.slice(-4000)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new UserError(`\`${[program, ...args].join(' ')}\` ended with ${signal ?? `code ${code}`}.`, output.trim()));
    });
  });
}
