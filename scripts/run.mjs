/**
 * `node scripts/run.mjs COMMAND …` installs the packages that are missing, then runs scripts/COMMAND.ts with the
 * locked Node. Every `npm run` goes through here, so each command works in a fresh clone.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEnvironmentOf, nodeFlagsOf } from './node-flags.mjs';
import { ensureInstalled, findNode, projectEnvironment } from './setup.mjs';

const [command = '', ...args] = process.argv.slice(2);
const script = join(import.meta.dirname, `${command}.ts`);
if (!existsSync(script)) {
  console.error(`“${command}” is not a command of this project.\n\`npm run\` lists the commands.`);
  process.exit(2);
}
ensureInstalled(command, args[0]);
const child = spawn(findNode(), [...nodeFlagsOf(command), script, ...args], {
  stdio: 'inherit',
  env: { ...projectEnvironment(), ...nodeEnvironmentOf(command) },
});

// At a terminal, Ctrl-C already reaches the command; passing it on would count as a second one.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
});
