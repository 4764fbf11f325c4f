import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Exit code and output of a command. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Options of Node for short-lived processes: where all processors are busy, threads that collect garbage at the same time
 * only take time from others.
 */
export const nodeOptions = ['--single-threaded-gc', '--min-semi-space-size=32'];

/**
 * Runs `scripts/NAME.ts` to its end, without the product's variables that are set for the tests.
 *
 * @param cwd folder in which it runs
 * @param input what is piped into it, part by part
 */
export function runScript(
  name: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
  cwd = root,
  input: Iterable<string> = [],
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...nodeOptions, join(root, 'scripts', `${name}.ts`), ...args], {
      cwd,
      env: cleanEnvironment(environment),
    });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      ended.stdout += data;
    });
    child.stderr.on('data', (data) => {
      ended.stderr += data;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ ...ended, code }));
    // A command may end before it has read everything.
    child.stdin.on('error', () => {});
    for (const part of input) child.stdin.write(part);
    child.stdin.end();
  });
}

/** The environment without the variables that change what the product does, and with `added`. */
export function cleanEnvironment(added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const ours =
    /^(?:KB_|HOST$|PORT$|ALLOWED_ORIGINS$|TRUSTED_PROXIES$|RATE_LIMIT$|GITHUB_ACTIONS$|NODE_OPTIONS$|VITEST|NODE_ENV$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`,
    // As `npm run` sets it: a command whose compiled code is kept starts in two thirds of the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
    ...added,
  };
}
