import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/run.ts';

test.each(['SIGTERM', 'SIGHUP'] as const)('a command that is stopped by %s stops the program it has started', async (signal) => {
  const waits = 'console.log(process.pid); setInterval(() => {}, 1000)';
  const command = `import { runStep } from ${JSON.stringify(join(root, 'scripts/run-step.ts'))};
    process.exitCode = await runStep('node', ['-e', ${JSON.stringify(waits)}]);`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(parent, 'exit');
  const [output] = await once(parent.stdout, 'data');
  const child = Number(String(output));
  onTestFinished(() => killIfRunning(child));
  parent.kill(signal);
  expect(await ended).toEqual([1, null]);
  expect(() => process.kill(child, 0)).toThrow('ESRCH');
});

/** Otherwise what should have been stopped would keep the tests' own output open. */
function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has been stopped, as it should.
  }
}
