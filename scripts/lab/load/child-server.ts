import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A value of `KB_KEY` for servers that need one. */
export const testKey = Buffer.alloc(32, 7).toString('base64');

/** A server that takes longer to start or stop, in milliseconds, is killed. */
const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;

/** A server in a child process. */
export interface ChildServer {
  url: string;
  child: ChildProcess;
  hasEnded(): boolean;
  /** What it has written to standard output and error so far. */
  output(): string;
  /** @param signal SIGKILL ends it as a power cut would */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/**
 * Starts a server on a free port and waits until it prints its address.
 *
 * @param script file, relative to the working directory, and its arguments
 * @param prefix a program that runs it, such as `strace` with its options
 */
export async function startChild(
  script: readonly string[],
  environment: NodeJS.ProcessEnv,
  prefix: readonly string[] = [],
): Promise<ChildServer> {
  const [file = '', ...options] = script;
  const [program = '', ...rest] = [...prefix, process.execPath, resolve(file), ...options];
  const child = spawn(program, rest, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', RATE_LIMIT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += String(data);
    });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs);
  try {
    while (!/http:\S+\//.test(output)) {
      if (hasEnded()) throw new Error(`The server did not start: ${output}`);
      await Promise.race([once(child.stdout, 'data'), exited]);
    }
  } finally {
    clearTimeout(tooLate);
  }
  return {
    url: /http:\/\/[^/\s]+/.exec(output)?.[0] ?? '',
    child,
    hasEnded,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const tooLate = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await exited;
      clearTimeout(tooLate);
    },
  };
}

/** Starts the product's own server over a site. */
export function serveSite(siteDir: string, environment: NodeJS.ProcessEnv): Promise<ChildServer> {
  return startChild(serveScript(siteDir), environment);
}

/** The script of {@link serveSite}, for callers that start it again and again. */
export function serveScript(siteDir: string): readonly string[] {
  return ['scripts/serve.ts', '--site', siteDir];
}

/** Posts JSON; `undefined` when the connection breaks, or a minute passes, before an answer. */
export async function send(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response | undefined> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  }).catch(() => undefined);
}
