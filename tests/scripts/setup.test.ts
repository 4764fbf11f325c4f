import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operatorCommands, setToInstall } from '../../scripts/setup.mjs';
import { newFolder } from '../support/folder.ts';
import { cleanEnvironment, type Ended, root } from '../support/run.ts';

describe('which packages a command installs', () => {
  const installed = { digest: 'new', stamp: '', hasTools: false };

  test.each([
    ['an operator’s command in a fresh clone', { command: 'start' }, 'operator'],
    ['a developer’s command in a fresh clone', { command: 'test' }, 'full'],
    ['a command that no list names', { command: 'test-watch' }, 'full'],
    ['an operator’s command after an operator’s installation', { command: 'build', stamp: 'operator new' }, undefined],
    ['a developer’s command after an operator’s installation', { command: 'bench', stamp: 'operator new' }, 'full'],
    ['testing an address, on a server', { command: 'deploy', task: 'test', stamp: 'operator new' }, undefined],
    ['deploying with wrangler', { command: 'deploy', task: 'workers', stamp: 'operator new' }, 'full'],
    ['either after a full installation', { command: 'build', stamp: 'full new', hasTools: true }, undefined],
    ['either after a full installation', { command: 'lint', stamp: 'full new', hasTools: true }, undefined],
    ['an operator’s command with another lockfile', { command: 'build', stamp: 'operator old' }, 'operator'],
    ['a developer’s tree with another lockfile', { command: 'build', stamp: 'full old', hasTools: true }, 'full'],
    ['a tree that `npm ci` filled by hand', { command: 'build', hasTools: true }, 'full'],
  ])('%s: %o', (_case, state, expected) => {
    expect(setToInstall({ ...installed, ...state })).toBe(expected);
  });
});

/** A clone with commands that only print their name, and an npm that only writes down how it was called. */
function fakeClone({ npmExitCode = 0 } = {}) {
  const folder = newFolder();
  mkdirSync(join(folder, 'scripts'));
  for (const file of ['run.mjs', 'setup.mjs', 'node-flags.mjs'])
    cpSync(join(root, 'scripts', file), join(folder, 'scripts', file));
  for (const command of ['build', 'lint']) writeFileSync(join(folder, 'scripts', `${command}.ts`), `console.log('${command}');`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/npm'),
    `#!/bin/sh\necho "npm $*" >> npm-calls\necho 'added 1 package'\nmkdir -p node_modules\nexit ${npmExitCode}\n`,
  );
  chmodSync(join(folder, 'bin/npm'), 0o755);
  const environment = cleanEnvironment();
  return {
    folder,
    run(command: string): Ended {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', command], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...environment, PATH: `${join(folder, 'bin')}:${environment['PATH']}` },
      });
      return { code: status, stdout, stderr };
    },
    npmCalls: () =>
      existsSync(join(folder, 'npm-calls')) ? readFileSync(join(folder, 'npm-calls'), 'utf8').split('\n').slice(0, -1) : [],
  };
}

describe('run.mjs', () => {
  const quiet = '--no-audit --no-fund --loglevel=error';

  test('installs the operator’s packages once, and the others when a command needs them', () => {
    const clone = fakeClone();
    const first = clone.run('build');
    expect(first).toMatchObject({ code: 0, stdout: 'build\n' });
    expect(first.stderr).toContain('Installing the packages that building and serving need');
    expect(clone.run('build')).toEqual({ code: 0, stdout: 'build\n', stderr: '' });
    expect(clone.npmCalls()).toEqual([`npm ci --omit=dev ${quiet}`]);

    expect(clone.run('lint').stderr).toContain('with the tools for tests and benchmarks');
    expect(clone.run('build').stderr).toBe('');
    expect(clone.npmCalls()).toEqual([`npm ci --omit=dev ${quiet}`, `npm ci ${quiet}`]);

    writeFileSync(join(clone.folder, 'package-lock.json'), '{ "changed": true }');
    clone.run('build');
    expect(clone.npmCalls()).toHaveLength(3);
  });

  test('installs nothing for a command that does not exist, and exits 2', () => {
    const clone = fakeClone();
    expect(clone.run('biuld')).toEqual({
      code: 2,
      stdout: '',
      stderr: '“biuld” is not a command of this project.\n`npm run` lists the commands.\n',
    });
    expect(clone.npmCalls()).toEqual([]);
  });

  test('starts nothing when npm fails, and tries again the next time', () => {
    const clone = fakeClone({ npmExitCode: 1 });
    for (const calls of [1, 2]) {
      const { code, stdout, stderr } = clone.run('build');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('`npm ci` failed; nothing was started.');
      expect(clone.npmCalls()).toHaveLength(calls);
    }
  });
});

describe('packages', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const engine: { dependencies: object; scripts: Record<string, string> } = read('package.json');
  const lab: { devDependencies: object } = read('scripts/lab/package.json');

  test('everything that an operator’s command imports is a dependency', () => {
    const dependencies = new Set(Object.keys(engine.dependencies));
    const entries = ['src', 'plugins'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(?:ts|astro|mdx)$/.test(path) && !path.endsWith('.d.ts'))
        .map((path) => `${folder}/${path}`),
    );
    const commands = operatorCommands.map((command) => `scripts/${command}.ts`);
    const missing = [...importsBelow(['astro.config.mjs', ...entries, ...commands])].filter(
      ([name]) => !dependencies.has(name) && !/^(?:node|astro|cloudflare|jieda):/.test(name),
    );
    expect(missing).toEqual([]);
  });

  test('an installation without development dependencies leaves out those of the lab', () => {
    const { packages }: { packages: Record<string, { dev?: boolean }> } = read('package-lock.json');
    for (const name of Object.keys(lab.devDependencies)) expect(packages[`node_modules/${name}`]?.dev, name).toBe(true);
  });

  test('every operator’s command is a script of package.json', () => {
    for (const command of operatorCommands) expect(engine.scripts[command]).toBe(`node scripts/run.mjs ${command}`);
  });
});

/** Packages that these files and the files they import, import at run time; each with its importers. */
function importsBelow(entries: readonly string[]): Map<string, string[]> {
  const packages = new Map<string, string[]>();
  const waiting = [...entries];
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !/\.(?:ts|mjs|astro|mdx)$/.test(file)) continue;
    seen.add(file);
    const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const found = [
      ...code.matchAll(/^[ \t]*(?:import|export)\s+(?!type\s)(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"]+)['"]/gm),
      ...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
    ].map(([, specifier = '']) => specifier.replace(/\?\w+$/, ''));
    for (const specifier of found) {
      if (specifier.startsWith('.')) waiting.push(relative(root, resolve(root, dirname(file), specifier)));
      else {
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
        packages.set(name, [...(packages.get(name) ?? []), file]);
      }
    }
  }
  return packages;
}
