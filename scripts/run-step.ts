import { spawn } from 'node:child_process';

/**
 * Runs a program on the path, or the locked Node, in this terminal, and stops it when this process is to stop. Resolves with
 * its exit code, 1 after a signal.
 */
export function runStep(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const command = program === 'node' ? process.execPath : program;
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    });
    const passOn = (signal: NodeJS.Signals): void => {
      // At a terminal, Ctrl-C reaches the program, too; passing it on would count as a second one.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const ended = (settle: () => void): void => {
      for (const signal of passedOn) process.off(signal, passOn);
      settle();
    };
    for (const signal of passedOn) process.on(signal, passOn);
    child.on('error', (error) => ended(() => reject(error)));
    child.on('exit', (code) => ended(() => resolve(code ?? 1)));
  });
}

const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
