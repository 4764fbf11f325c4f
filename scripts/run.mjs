/**
 * `node scripts/run.mjs COMMAND …`: installs what is missing, then runs scripts/COMMAND.ts with the locked
 * Node. Every `npm run` goes through here, so each works in a fresh clone.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, findNode, projectEnvironment } from './setup.mjs';

const [command = '', ...args] = process.argv.slice(2);
ensureInstalled();
const child = spawn(findNode(), [join(import.meta.dirname, `${command}.ts`), ...args], {
  stdio: 'inherit',
  env: projectEnvironment(),
});

// At a terminal Ctrl-C reaches the command by itself; passed on, it would count as the second one.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
});
