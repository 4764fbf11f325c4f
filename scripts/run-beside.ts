import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

export interface EndedStep {
  name: string;
  /** 0 on success. */
  code: number;
  /** Everything it printed. */
  output: string;
}

/**
 * Runs scripts of this folder one after the other, at low priority, so they do not slow down other work.
 *
 * @param steps by name: the script and its arguments
 */
export async function runBeside(steps: Readonly<Record<string, readonly string[]>>): Promise<EndedStep[]> {
  // Copied now, because Vitest sets variables such as NODE_ENV once it starts.
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  const ended: EndedStep[] = [];
  for (const [name, args] of Object.entries(steps)) ended.push({ name, ...(await runToEnd(args, environment)) });
  return ended;
}

function runToEnd(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) setPriority(child.pid, 10);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
