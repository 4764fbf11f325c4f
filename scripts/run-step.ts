import { spawn } from 'node:child_process';

/** Runs a program on the path, or the locked Node, in this terminal. Resolves with its exit code, 1 after a signal. */
export function runStep(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const command = program === 'node' ? process.execPath : program;
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
