import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { type Target, targetName } from './target.ts';

/** Runs commands where releases are kept, and sends folders there. */
export interface RemoteShell {
  /** Runs a script of the POSIX shell. @returns its standard output */
  run(script: string, args: readonly string[]): Promise<string>;
  /** Makes `folder` of the target a copy of a local one; files that a sibling already has are linked to it. */
  send(localFolder: string, folder: string, sibling: string | undefined): Promise<void>;
  /** Copies a file from there. */
  fetch(file: string, localFile: string): Promise<void>;
}

export interface ShellOptions {
  /** A private key and known_hosts, as secrets hold them; by default those of the user. */
  key?: string | undefined;
  knownHosts?: string | undefined;
  environment?: NodeJS.ProcessEnv;
}

/** A release of thousands of files over a slow line. */
const timeoutMs = 20 * 60_000;

/** Opens a shell while `work` runs; a key that was passed is in a private file as long. */
export async function withRemoteShell<Result>(
  target: Target,
  { key, knownHosts, environment = process.env }: ShellOptions,
  work: (shell: RemoteShell) => Promise<Result>,
): Promise<Result> {
  const secrets = await mkdtemp(join(tmpdir(), 'jieda-deploy-'));
  try {
    await chmod(secrets, 0o700);
    const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=20', '-o', 'StrictHostKeyChecking=yes'];
    if (key) {
      await writeFile(join(secrets, 'key'), `${key.trimEnd()}\n`, { mode: 0o600 });
      options.push('-o', 'IdentitiesOnly=yes', '-i', join(secrets, 'key'));
    }
    if (knownHosts) {
      await writeFile(join(secrets, 'known_hosts'), `${knownHosts.trimEnd()}\n`);
      options.push('-o', `UserKnownHostsFile=${join(secrets, 'known_hosts')}`);
    }
    return await work(shellOf(target, options, environment));
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}

function shellOf(target: Target, options: readonly string[], environment: NodeJS.ProcessEnv): RemoteShell {
  const { host } = target;
  const start = (program: string, args: readonly string[], input: string): Promise<string> =>
    runProgram(program, args, { input, environment, where: targetName(target) });
  const rsync = (args: readonly string[]): Promise<string> =>
    start('rsync', [...(host === undefined ? [] : [`--rsh=ssh ${options.map(quote).join(' ')}`]), ...args], '');
  const there = (path: string): string => `${host === undefined ? '' : `${host}:`}${path}`;
  return {
    run(script, args) {
      const command = ['sh', '-s', '--', ...args];
      return host === undefined
        ? start('sh', command.slice(1), script)
        : start('ssh', [...options, '--', host, command.map(quote).join(' ')], script);
    },
    async send(localFolder, folder, sibling) {
      const link = sibling === undefined ? [] : [`--link-dest=../${sibling}`];
      // By content, not by time: a build in CI writes every file again.
      const copy = ['--recursive', '--links', '--checksum', '--delete', '--chmod=D755,F644'];
      await rsync([...copy, ...link, '--', `${localFolder}/`, there(`${folder}/`)]);
    },
    async fetch(file, localFile) {
      await rsync(['--copy-links', '--times', '--', there(file), localFile]);
    },
  };
}

/** For the shell at the other end, and for rsync’s reading of `--rsh`. */
function quote(text: string): string {
  return /^[\w./=:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

interface RunOptions {
  input: string;
  environment: NodeJS.ProcessEnv;
  where: string;
}

function runProgram(program: string, args: readonly string[], { input, environment, where }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => {
      output = (output + data).slice(-100_000);
    });
    child.stderr.on('data', (data) => {
      errors = (errors + data).slice(-5_000);
    });
    child.on('error', (cause) => {
      const hint = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? `Install \`${program}\`.` : 'See the message.';
      reject(new UserError(`\`${program}\` could not be started: ${cause.message}.`, hint, { cause }));
    });
    // It may end before it has read its input; its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      reject(new UserError(`\`${program}\` failed at ${where} (${how}).`, errors.trim() || 'It said nothing.'));
    });
  });
}
