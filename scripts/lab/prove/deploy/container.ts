import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../load/free-port.ts';
import type { Progress } from '../../parts.ts';
import type { Workspace } from '../../workspace.ts';
import { readDockerfile, type Stage, type Step } from './dockerfile.ts';
import { runToEnd, searchedEnvironment } from './programs.ts';
import { type Shown, show } from './shown.ts';

const file = 'scripts/host/Dockerfile';

/** Anybody but root. */
const ordinaryUser = 65_534;

/** A stage that is carried out: its files, and what its instructions have set. */
interface Carried {
  root: string;
  workdir: string;
  environment: Record<string, string>;
}

/**
 * Carries out the Dockerfile without a daemon: each stage is a folder, and its absolute paths lie below it. Then starts
 * what the image would start, as an ordinary user, and asks its health check.
 */
export async function proveContainer(workspace: Workspace, progress: Progress): Promise<Shown[]> {
  const context = join(workspace.folder, 'context');
  copyContext(context);
  // The ordinary user has to reach the folders.
  chmodSync(workspace.folder, 0o755);
  const stages = new Map<string, Carried>();
  const shown: Shown[] = [];
  let last: { stage: Stage; carried: Carried } | undefined;
  for (const [index, stage] of readDockerfile(file).entries()) {
    const carried: Carried = { root: join(workspace.folder, `stage-${index}`), workdir: '/', environment: {} };
    mkdirSync(carried.root);
    for (const step of stage.steps) {
      progress(`${step.keyword} ${step.text}`.slice(0, 100));
      const fault = await carryOut(step, carried, { context, stages });
      if (fault !== undefined) return [...shown, show(`${step.keyword} ${step.text}`, false, fault)];
    }
    shown.push(show(`stage ${stage.name ?? index}`, true, `${stage.steps.length} instructions carried out`));
    stages.set(stage.name ?? String(index), carried);
    last = { stage, carried };
  }
  return last === undefined ? shown : [...shown, ...(await startImage(workspace, last))];
}

/** What `docker build` would send: tracked and new files, without those of Dockerfile.dockerignore. */
function copyContext(context: string): void {
  const patterns = readFileSync(`${file}.dockerignore`, 'utf8').split('\n').filter(Boolean);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  const isLeftOut = (path: string): boolean =>
    patterns.some((pattern) => path === pattern || path.startsWith(`${pattern}/`) || matchesGlob(path, pattern));
  for (const path of listed.split('\0')) {
    if (path === '' || isLeftOut(path) || !existsSync(path)) continue;
    mkdirSync(dirname(join(context, path)), { recursive: true });
    cpSync(path, join(context, path));
  }
}

/** @returns what is wrong, if anything is */
async function carryOut(
  step: Step,
  carried: Carried,
  from: { context: string; stages: ReadonlyMap<string, Carried> },
): Promise<string | undefined> {
  const here = (path: string): string => join(carried.root, path.startsWith('/') ? path : join(carried.workdir, path));
  switch (step.keyword) {
    case 'WORKDIR':
      carried.workdir = step.args[0] ?? '/';
      mkdirSync(here('.'), { recursive: true });
      return undefined;
    case 'ENV':
      for (const [, name = '', value = ''] of step.text.matchAll(/(\w+)=(\S+)/g)) carried.environment[name] = value;
      return undefined;
    case 'COPY':
      return copy(step, here, from);
    case 'RUN': {
      const { code, output } = await runToEnd('sh', ['-c', step.text], { cwd: here('.'), env: environmentOf(carried) });
      return code === 0 ? undefined : output.slice(-2_000);
    }
    default:
      return undefined;
  }
}

async function copy(
  { args, flags }: Step,
  here: (path: string) => string,
  { context, stages }: { context: string; stages: ReadonlyMap<string, Carried> },
): Promise<string | undefined> {
  const root = flags['from'] === undefined ? context : stages.get(flags['from'])?.root;
  if (root === undefined) return `There is no stage ${flags['from']}.`;
  const target = here(args.at(-1) ?? '');
  for (const source of args.slice(0, -1)) {
    const path = join(root, source);
    if (!existsSync(path)) return `${source} does not exist.`;
    const isFolder = statSync(path).isDirectory();
    mkdirSync(target, { recursive: true });
    const { code, output } = await runToEnd('cp', ['-a', '--reflink=auto', isFolder ? `${path}/.` : path, target]);
    if (code !== 0) return output;
  }
  if (flags['chown'] !== undefined && process.getuid?.() === 0) chownSync(target, ordinaryUser, ordinaryUser);
  return undefined;
}

/** Paths of the image that variables name lie below the folder of the stage. */
function environmentOf({ root, environment }: Carried): NodeJS.ProcessEnv {
  const own = Object.entries(environment).map(([name, value]) => [name, value.startsWith('/') ? root + value : value]);
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH: `${dirname(process.execPath)}:${PATH}`,
    HOME,
    ...(TMPDIR !== undefined && { TMPDIR }),
    ...Object.fromEntries(own),
  };
}

async function startImage({ watch }: Workspace, { stage, carried }: { stage: Stage; carried: Carried }): Promise<Shown[]> {
  const find = (keyword: string): Step | undefined => stage.steps.findLast((step) => step.keyword === keyword);
  const [program = '', ...args] = find('CMD')?.args ?? [];
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const child = spawn(program, args, {
    cwd: join(carried.root, carried.workdir),
    env: { ...environmentOf(carried), PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...(isRoot && { uid: ordinaryUser, gid: ordinaryUser }),
  });
  const done = watch(child);
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const [check = '', ...checkArgs] = (find('HEALTHCHECK')?.args ?? []).map((each) => each.replace(':4321/', `:${port}/`));
  const isHealthy = async (): Promise<boolean> => (await runToEnd(check, checkArgs, { env: searchedEnvironment() })).code === 0;
  let healthy = false;
  for (let attempt = 0; attempt < 40 && !healthy && child.exitCode === null; attempt += 1) {
    await pause(250);
    healthy = await isHealthy();
  }
  const home = healthy ? await fetch(`http://127.0.0.1:${port}/`).then(({ status }) => status) : 0;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = child.exitCode === null ? await ended : [child.exitCode];
  done();
  const who = find('USER')?.args[0] ?? 'root';
  return [
    show(
      'health check',
      healthy,
      healthy ? `ready, as user ${isRoot ? ordinaryUser : 'you'} in place of ${who}` : errors.slice(-500),
    ),
    show('home page', home === 200, `answered ${home}`),
    show('SIGTERM', code === 0, `exit code ${code}`),
    show('without the process, unhealthy', !(await isHealthy()), 'the check fails'),
  ];
}
