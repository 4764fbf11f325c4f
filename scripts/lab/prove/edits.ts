import { execFile } from 'node:child_process';
import { appendFile, cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { listFilesBelow } from '../../../src/files.ts';
import { copyEngine, linkModules } from '../bench/our-engine.ts';
import { corpusDay, makeCorpus, writeContent } from '../fixtures/corpus/corpus.ts';
import { createRandom, type Random } from '../fixtures/random.ts';
import type { Progress } from '../parts.ts';
import { withWorkspace } from '../workspace.ts';

export interface EditsResult {
  /** Edits after which both builds made a site, and after which both found an error. */
  built: number;
  refused: number;
  /** What was edited when the two differed, and the files that differ. */
  differences: { edit: string; files: string[] }[];
}

const articles = 10;

/**
 * Makes random edits in a small content folder, one after the other. After each, a build that goes on from all before it
 * makes the same site, byte for byte, as one without any cache.
 */
export function proveEdits(edits: number, seed: string, progress: Progress): Promise<EditsResult> {
  return withWorkspace(async ({ folder }) => {
    const contentDir = join(folder, 'content');
    const before = join(folder, 'before');
    const [warm, cold] = [join(folder, 'warm'), join(folder, 'cold')];
    await linkModules(folder);
    await writeContent(contentDir, makeCorpus({ articles, seed }));
    for (const engine of [warm, cold]) await copyEngine(engine);
    const random = createRandom(seed);
    const result: EditsResult = { built: 0, refused: 0, differences: [] };
    let today = corpusDay;
    await build(warm, contentDir, today);
    for (let number = 1; number <= edits; number++) {
      const edit = random.pick(possibleEdits);
      await replaceFolder(before, contentDir);
      today = edit.name === 'a day passes' ? dayAfter(today) : today;
      await edit.make(contentDir, random);
      progress(`edit ${number} of ${edits}: ${edit.name}`);
      for (const made of ['.cache', '.astro', 'out']) await rm(join(cold, made), { recursive: true, force: true });
      const [isBuilt, isBuiltCold] = [await build(warm, contentDir, today), await build(cold, contentDir, today)];
      if (isBuilt && isBuiltCold) result.built += 1;
      else if (!isBuilt && !isBuiltCold) {
        result.refused += 1;
        await replaceFolder(contentDir, before);
      }
      const files =
        isBuilt === isBuiltCold
          ? isBuilt
            ? await differingFiles(join(warm, 'out'), join(cold, 'out'))
            : []
          : [`${isBuilt ? 'the cold' : 'the warm'} build failed`];
      if (files.length > 0) result.differences.push({ edit: `${number}: ${edit.name}`, files });
    }
    return result;
  });
}

async function replaceFolder(folder: string, by: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(by, folder, { recursive: true });
}

/** @returns whether a site was made */
async function build(engine: string, contentDir: string, today: string): Promise<boolean> {
  const environment = { KB_CONTENT: contentDir, KB_OUT: join(engine, 'out'), KB_TODAY: today, KB_AUDIENCE: 'public' };
  try {
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], {
      cwd: engine,
      env: { ...process.env, ...environment },
      timeout: 10 * 60_000,
    });
    return true;
  } catch (error) {
    // 1: the content has errors.
    if ((error as { code?: unknown }).code === 1) return false;
    throw error;
  }
}

async function differingFiles(one: string, other: string): Promise<string[]> {
  const [left, right] = [await listFilesBelow(one), await listFilesBelow(other)];
  const differing: string[] = [];
  for (const path of new Set([...left, ...right])) {
    const isInBoth = left.includes(path) && right.includes(path);
    if (!isInBoth || !(await readFile(join(one, path))).equals(await readFile(join(other, path)))) differing.push(path);
  }
  return differing.sort();
}

interface Edit {
  name: string;
  make(contentDir: string, random: Random): Promise<void>;
}

/** Some make errors, such as a link to an article that is no longer there, and are undone. */
const possibleEdits: readonly Edit[] = [
  { name: 'a sentence is added', make: onArticle((text, random) => `${text}\nA new sentence ${random.between(1, 9999)}.\n`) },
  { name: 'a heading is added', make: onArticle((text, random) => `${text}\n## Part ${random.between(1, 9999)}\n\nWords.\n`) },
  { name: 'the last paragraph is removed', make: onArticle((text) => `${text.trimEnd().replace(/\n\n[^\n]*$/, '')}\n`) },
  {
    name: 'a title is changed',
    make: onArticle((text, random) => text.replace(/^title: .*$/m, `title: Title ${random.between(1, 9999)}`)),
  },
  { name: 'an article is withdrawn or published', make: onArticle(toggle('state: published', 'state: draft')) },
  {
    name: 'an article becomes internal or public',
    make: onArticle(toggle('state: published\n', 'state: published\naudience: internal\n')),
  },
  {
    name: 'a review is moved',
    make: onArticle((text, random) => text.replace(/^reviewed: .*$/m, `reviewed: 2026-0${random.between(1, 9)}-15`)),
  },
  {
    name: 'a file is renamed',
    async make(contentDir, random) {
      const path = await anyArticle(contentDir, random);
      await rename(path, join(dirname(path), `renamed-${random.between(1, 9999)}.mdx`));
    },
  },
  {
    name: 'a file is deleted, or copied under another name',
    async make(contentDir, random) {
      const path = await anyArticle(contentDir, random);
      if (random.between(0, 2) === 0) await rm(path);
      else
        await writeFile(join(dirname(path), `copy-${random.between(1, 9999)}.mdx`), withoutAnswers(await readFile(path, 'utf8')));
    },
  },
  {
    name: 'a fact is changed',
    make: onFile('facts.yaml', (text, random) => text.replace(/\d+/, String(random.between(1, 99)))),
  },
  {
    name: 'synonyms are added',
    make: (contentDir, random) =>
      appendFile(join(contentDir, 'synonyms.yaml'), `  - [word${random.between(1, 9999)}, other${random.between(1, 9999)}]\n`),
  },
  {
    name: 'the site is renamed',
    make: onFile('site.yaml', (text, random) => text.replace(/Example[^\n]*/, `Example ${random.between(1, 99)}`)),
  },
  { name: 'a day passes', make: () => Promise.resolve() },
];

function onArticle(change: (text: string, random: Random) => string): Edit['make'] {
  return async (contentDir, random) => {
    const path = await anyArticle(contentDir, random);
    await writeFile(path, change(await readFile(path, 'utf8'), random));
  };
}

function onFile(name: string, change: (text: string, random: Random) => string): Edit['make'] {
  return async (contentDir, random) =>
    writeFile(join(contentDir, name), change(await readFile(join(contentDir, name), 'utf8'), random));
}

function toggle(one: string, other: string): (text: string) => string {
  return (text) => (text.includes(other) ? text.replace(other, one) : text.replace(one, other));
}

/** No two articles may list the same question. */
function withoutAnswers(text: string): string {
  return text.replace(/^answers:\n(?: {2}- .*\n)*/m, '');
}

async function anyArticle(contentDir: string, random: Random): Promise<string> {
  const folder = join(contentDir, 'articles');
  const paths = (await listFilesBelow(folder)).sort();
  return join(folder, random.pick(paths));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
