import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { foldersOf } from '../../../../src/edition/folders.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** A day on which no review in the sample content is overdue. */
const day = '2026-11-20';

/** A command that takes longer is considered hung. */
const timeoutMs = 300_000;

export interface Ended {
  /** `null` when it had to be killed. */
  code: number | null;
  output: string;
  seconds: number;
}

/** A copy of the sample content that a hostile writer adds files to. */
export interface HostileContent {
  /** Writes files below the content folder. */
  add(files: Readonly<Record<string, string>>): Promise<void>;
  run(command: 'check' | 'build'): Promise<Ended>;
  /** The text of a built page, or `undefined`. */
  page(path: string): Promise<string | undefined>;
}

export async function withHostileContent<Result>(use: (content: HostileContent) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-hostile-'));
  const contentDir = join(folder, 'content');
  const siteDir = join(folder, 'dist');
  await cp(join(root, 'content'), contentDir, { recursive: true });
  try {
    return await use({
      async add(files) {
        for (const [path, text] of Object.entries(files)) {
          await mkdir(dirname(join(contentDir, path)), { recursive: true });
          await writeFile(join(contentDir, path), text);
        }
      },
      run: (command) => runCommand(root, command, { KB_CONTENT: contentDir, KB_OUT: siteDir }),
      page: (path) => readFile(join(siteDir, path, 'index.html'), 'utf8').catch(() => undefined),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    const { cacheDir } = foldersOf({ contentDir, audience: 'public', today: day, outDir: undefined });
    await rm(dirname(cacheDir), { recursive: true, force: true });
  }
}

/**
 * Copies the engine itself, because no variable names another public/ folder; its own is empty.
 *
 * @param contentDir what it builds into its `dist/`; a copy of the sample content when left out
 */
export async function withEngineCopy<Result>(
  use: (copy: { folder: string; run(command: 'check' | 'build'): Promise<Ended> }) => Promise<Result>,
  contentDir?: string,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-engine-'));
  const parts = [
    'src',
    'plugins',
    'scripts',
    'content',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ];
  try {
    for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
    await mkdir(join(folder, 'public'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const environment = contentDir === undefined ? {} : { KB_CONTENT: contentDir, KB_OUT: join(folder, 'dist') };
    return await use({ folder, run: (command) => runCommand(folder, command, environment) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runCommand(folder: string, command: string, environment: NodeJS.ProcessEnv): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(folder, 'scripts', `${command}.ts`)], {
    cwd: folder,
    env: { ...process.env, GITHUB_ACTIONS: '', KB_AUDIENCE: 'public', KB_TODAY: day, ...environment },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** A complete article for the sample’s English half. */
export function articleOf(body: string, fields = ''): string {
  return `---
title: A hostile text
summary: It is not meant to be read.
type: faq
category: choosing
products: [courses]
stage: learning
state: published
owner: learner-support
reviewed: 2026-11-05
${fields}---
${body}
`;
}

/** Whether the output has the stack trace of an uncaught error. */
export function hasStackTrace({ output }: Ended): boolean {
  return /^ {4}at /m.test(output);
}

/** Files among `paths` for which no error was reported. */
export function unnamed({ output }: Ended, paths: readonly string[]): string[] {
  const errors = output.split('\n').filter((line) => /:\d+:\d+ {2}error {2}/.test(line));
  return paths.filter((path) => !errors.some((line) => line.includes(`${path}:`)));
}
