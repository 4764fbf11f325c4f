import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/run.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

describe('the README', () => {
  test('names only files and folders that exist', () => {
    expect(namedPaths(readme).length).toBeGreaterThan(20);
    expect(namedPaths(readme).filter((path) => !exists(path))).toEqual([]);
  });

  test('draws every folder of src/ in its map, and only what exists', () => {
    const drawn = mapPaths(readme);
    expect(drawn.filter((path) => !exists(path))).toEqual([]);
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `src/${name}/`).filter((folder) => !drawn.includes(folder))).toEqual([]);
  });

  test('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...readme.matchAll(/\bnpm (?:run )?((?<=run )[a-z][\w:-]*|start|test)/g)].map(([, name = '']) => name);
    expect(commands).toEqual(expect.arrayContaining(['start', 'test', 'check']));
    expect(commands.filter((command) => !Object.hasOwn(scripts, command))).toEqual([]);
  });

  test('has a table row for every KB_ variable, and names no other', () => {
    const variables = new Set(read('src/knowledge/environment.ts').match(/\bKB_[A-Z]+\b/g));
    const rows = readme.split('\n').filter((line) => line.startsWith('| `KB_'));
    const described = new Set(rows.flatMap((row) => row.split('|')[1]?.match(/\bKB_[A-Z]+\b/g) ?? []));
    expect([...variables].filter((name) => !described.has(name))).toEqual([]);
    expect((readme.match(/\bKB_[A-Z]+\b/g) ?? []).filter((name) => !variables.has(name))).toEqual([]);
  });

  test('fails this test when it names a file or folder that does not exist', () => {
    const text = 'See `src/nowhere.ts`, `nowhere.ts` and `src/checks/`.\n```\nsrc/\n  checks/ gone/   rules\nlost/  x\n```\n';
    expect(namedPaths(text).filter((path) => !exists(path))).toEqual(['src/nowhere.ts', 'nowhere.ts']);
    expect(mapPaths(text).filter((path) => !exists(path))).toEqual(['src/gone/', 'lost/']);
  });
});

/**
 * Paths between backticks: those below a folder of the repository, and bare names of source files. What a placeholder
 * such as `<locale>` stands for becomes a `*`; what a build or a report writes is left out.
 */
function namedPaths(markdown: string): string[] {
  const prose = splitAtFences(markdown).filter((_, index) => index % 2 === 0);
  const names = [...prose.join('').matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name);
  return names
    .filter((name) =>
      /^(?:src|tests|scripts|plugins|content|public|\.github|\.ci)\/|^[\w<>.-]+\.(?:ts|mjs|jsonc|mdx)$/.test(name),
    )
    .map((name) => name.replaceAll(/<[^>]*>/g, '*'));
}

/** Paths of the map: the code block that draws `src/`, in which two spaces indent what a folder holds. */
function mapPaths(markdown: string): string[] {
  const blocks = splitAtFences(markdown).filter((_, index) => index % 2 === 1);
  const lines = (blocks.find((block) => /^src\/$/m.test(block)) ?? '').trim().split('\n');
  let folder = '';
  return lines.flatMap((line) => {
    const [, indent = '', names = ''] = /^( *)(\S+(?: \S+\/)*)/.exec(line) ?? [];
    if (indent === '') folder = /^\S+\/$/.test(line) ? line : '';
    return names.split(' ').map((name) => (indent === '' ? name : folder + name));
  });
}

/** Prose and code blocks in turn, prose first. */
function splitAtFences(markdown: string): string[] {
  return markdown.split(/^```.*\n/m);
}

/** Whether a path exists; a bare name may stand anywhere. */
function exists(path: string): boolean {
  if (existsSync(join(root, path))) return true;
  const pattern = path.includes('/') ? path : `{src,tests,scripts,plugins,content}/**/${path}`;
  // Brackets are part of the names of page files, not a set of characters.
  return globSync(pattern.replaceAll('[', '[[]'), { cwd: root }).length > 0;
}
