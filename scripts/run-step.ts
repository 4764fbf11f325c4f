import { spawn } from 'node:child_process';

/** Runs a program of node_modules/.bin, or the locked Node, with the terminal; resolves with its exit code. */
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
