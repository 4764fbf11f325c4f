/**
 * Installs what is missing. Plain JavaScript without dependencies: it runs on the Node that is there,
 * before the locked one is.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '..');
const stampFile = join(root, 'node_modules', '.jieda-installed');

/** The oldest Node that can run this step, and the one the engine itself needs. */
const oldestNode = 20;
const engineNode = 24;

/** Runs `npm ci` unless the lockfile is the one that was installed last; the file's digest says so, its time does not. */
export function ensureInstalled() {
  refuseOldNode();
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockfile) return;
  console.log('Installing the packages named in package-lock.json; this takes about a minute the first time.');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail('`npm ci` failed, so nothing was started.', 'Read what npm says above; most often the registry cannot be reached.');
  writeFileSync(stampFile, lockfile);
}

/** The locked Node where there is one for this platform, otherwise the present one if it is new enough. */
export function findNode() {
  const locked = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(locked)) return locked;
  if (Number(process.versions.node.split('.')[0]) >= engineNode) return process.execPath;
  return fail(
    `There is no packaged Node ${engineNode} for ${process.platform} ${process.arch}, and this is Node ${process.versions.node}.`,
    `Install Node ${engineNode} or newer from your package manager or a version manager, and run the command again.`,
  );
}

/** The environment of a command: programs of the project first. */
export function projectEnvironment() {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return;
  fail(`This is Node ${process.versions.node}.`, `Install Node ${oldestNode} or newer; everything else is fetched from there.`);
}

/** @returns {never} */
function fail(what, hint) {
  console.error(`${what}\n${hint}`);
  process.exit(1);
}
