import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Diagnosis, fault, ok, warning } from './diagnosis.ts';

const neededNode = 24;

export function diagnoseNode(version = process.versions.node): Diagnosis {
  return Number(version.split('.')[0]) >= neededNode
    ? ok('node', `Node ${version}`)
    : fault(
        'node',
        `Node ${version} is too old.`,
        `Run it with \`npm run\`, which uses the locked Node, or install Node ${neededNode}.`,
      );
}

/** Whether the packages are those of package-lock.json; scripts/setup.mjs leaves a stamp that says so. */
export async function diagnosePackages(root: string): Promise<Diagnosis> {
  const [lock, stamp] = await Promise.all(
    ['package-lock.json', 'node_modules/.jieda-installed'].map((name) => readFile(join(root, name)).catch(() => undefined)),
  );
  if (lock === undefined) return fault('packages', 'There is no package-lock.json.', 'Get the whole repository.');
  const [packages = '', digest] = (stamp?.toString() ?? '').split(' ');
  if (digest === createHash('sha256').update(lock).digest('hex')) {
    const tools = packages === 'full' ? ', with the tools for tests' : '';
    return ok('packages', `as in package-lock.json${tools}`);
  }
  return warning(
    'packages',
    stamp === undefined
      ? 'Nobody has noted which packages are installed.'
      : 'The packages are those of another package-lock.json.',
    'Any `npm run` command installs what is missing; without npm, run `npm ci`.',
  );
}

/** @param browser path of Chromium; only tests and measurements need one */
export function diagnoseBrowser(browser: string | undefined, hasTools: boolean): Diagnosis {
  if (browser !== undefined) return ok('browser', browser);
  if (!hasTools) return ok('browser', 'none, and only tests need one');
  return warning(
    'browser',
    'There is no Chromium for the browser tests.',
    '`npm test` tries to install one; or name one with CHROMIUM.',
  );
}

/** @param what the folder is for */
export async function diagnoseFolder(about: string, folder: string): Promise<Diagnosis> {
  const existing = await nearestFolder(resolve(folder));
  try {
    // Permissions alone do not tell of a read-only file system or a quota.
    await rmdir(await mkdtemp(join(existing, '.jieda-doctor-')));
    return ok(about, existing === resolve(folder) ? `${folder} can be written` : `${folder} can be created`);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    return fault(
      about,
      `${existing} cannot be written by ${userName()} (${why}).`,
      `\`chown\` it to that user, or run as another one.`,
    );
  }
}

const [leastBytes, fewBytes] = [200 * 1024 ** 2, 1024 ** 3];

/** Building writes the site twice, and a database that finds no room refuses votes. */
export async function diagnoseSpace(folder: string, free?: number): Promise<Diagnosis> {
  const existing = await nearestFolder(resolve(folder));
  const { bavail, bsize } = await statfs(existing);
  const bytes = free ?? bavail * bsize;
  const text = `${(bytes / 1024 ** 3).toFixed(1)} GiB free at ${existing}`;
  if (bytes >= fewBytes) return ok('disk', text);
  const hint = 'Make room: the database needs it for every vote, a build for a second copy of the site.';
  return bytes < leastBytes ? fault('disk', `Only ${text}.`, hint) : warning('disk', `Only ${text}.`, hint);
}

/** The folder itself, or the nearest above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  const above = dirname(folder);
  return found?.isDirectory() || above === folder ? folder : nearestFolder(above);
}

function userName(): string {
  return process.geteuid === undefined ? 'this user' : `user ${process.geteuid()}`;
}
