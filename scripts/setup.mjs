/**
 * Installs what a command needs. Plain JavaScript without dependencies: it runs on whatever Node is installed, before
 * the locked one is.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.jieda-installed');

/** The oldest Node that can run this file, and the one the engine needs. */
const minSetupNode = 20;
const minEngineNode = 24;

/** Commands that run with the root package's `dependencies` alone; all others need the development tools, too. */
export const operatorCommands = [
  'start',
  'serve',
  'dev',
  'build',
  'check',
  'init',
  'new',
  'rename',
  'retire',
  'publish-drafts',
  'import',
  'export',
  'upgrade',
  'doctor',
  'translations',
  'report',
  'feedback',
  'questions',
  'search',
  'mcp',
  'prepare-worker',
  'comment',
  'alerts',
  'codeowners',
  'deploy',
];

/** Tasks of these commands that need the development tools all the same: wrangler is one of them. */
const toolTasks = ['deploy configured', 'deploy workers', 'deploy preview', 'deploy database'];

/** @typedef {'operator' | 'full'} PackageSet */

/** @type {Readonly<Record<PackageSet, { npmOptions: readonly string[], message: string }>>} */
const packageSets = {
  operator: {
    npmOptions: ['--omit=dev'],
    message: 'Installing the packages that building and serving need (about 400 MB, a minute the first time).',
  },
  full: {
    npmOptions: [],
    message: 'Installing all packages, with the tools for tests and benchmarks (about 1 GB, a few minutes the first time).',
  },
};

/**
 * Runs `npm ci` unless the packages that the command needs are installed at the versions of package-lock.json. The
 * stamp holds the package set and the lockfile's digest; modification times would not survive a checkout or a cache.
 *
 * @param {string} command file name in scripts/, without extension
 * @param {string} [task] its first argument
 */
export function ensureInstalled(command, task = '') {
  refuseOldNode();
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  const packageSet = setToInstall({ command, task, digest, stamp, hasTools: existsSync(join(modules, 'typescript')) });
  if (packageSet === undefined) return;
  const { npmOptions, message } = packageSets[packageSet];
  console.error(message);
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(
    isWindows ? 'npm.cmd' : 'npm',
    ['ci', ...npmOptions, '--no-audit', '--no-fund', '--loglevel=error'],
    // npm’s output goes to standard error: the command’s own, such as `npm run search -- --json`, stays clean.
    { cwd: root, stdio: ['inherit', 2, 'inherit'], shell: isWindows },
  );
  if (status !== 0)
    fail('`npm ci` failed; nothing was started.', 'See its output above. Usually the registry cannot be reached.');
  writeFileSync(stampFile, `${packageSet} ${digest}`);
}

/**
 * @param {object} state
 * @param {string} state.command
 * @param {string} [state.task]
 * @param {string} state.digest of package-lock.json
 * @param {string} state.stamp of the last installation, empty without one
 * @param {boolean} state.hasTools whether development tools are installed, by `npm ci` or an earlier command
 * @returns {PackageSet | undefined} `undefined` when nothing is missing
 */
export function setToInstall({ command, task, digest, stamp, hasTools }) {
  const needsTools = !operatorCommands.includes(command) || toolTasks.includes(`${command} ${task}`);
  if (stamp === `full ${digest}` || (stamp === `operator ${digest}` && !needsTools)) return undefined;
  // A developer's tree keeps its tools when the lockfile changes.
  return needsTools || hasTools ? 'full' : 'operator';
}

/** The locked Node where one exists for this platform, otherwise the current one if it is new enough. */
export function findNode() {
  const locked = join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(locked)) return locked;
  if (majorVersion() >= minEngineNode) return process.execPath;
  return fail(
    `No packaged Node ${minEngineNode} exists for ${process.platform} ${process.arch}, and this is Node ${process.versions.node}.`,
    `Install Node ${minEngineNode} or newer with your package or version manager, then run the command again.`,
  );
}

/** The environment of a command: the project's programs come first on the path. */
export function projectEnvironment() {
  return {
    // Commands load the same modules again and again, as do the processes of tests.
    NODE_COMPILE_CACHE: join(modules, '.cache/compiled'),
    // The memory allocator of Linux keeps what each thread has freed for that thread: 200 MB in a build of 10 000 articles.
    MALLOC_ARENA_MAX: '2',
    ...process.env,
    PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
  };
}

function refuseOldNode() {
  if (majorVersion() >= minSetupNode) return;
  fail(
    `This is Node ${process.versions.node}; setup needs Node ${minSetupNode} or newer.`,
    `Install it; setup then installs Node ${minEngineNode} for the project.`,
  );
}

function majorVersion() {
  return Number(process.versions.node.split('.')[0]);
}

/** @returns {never} */
function fail(what, hint) {
  console.error(`${what}\n${hint}`);
  process.exit(1);
}
