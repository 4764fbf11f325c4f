import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShownData } from './context.ts';
import type { Fragment } from './fragment.ts';

/** What is compiled: an article's body in its locale. */
export interface Source {
  locale: string;
  body: string;
}

/**
 * Names what a fragment is made of. The engine's version is not part of it: each version has a cache
 * folder of its own. Only articles with components see the operator's data, so only those change with it.
 */
export function fragmentDigest({ locale, body }: Source, data: ShownData): string {
  const hash = createHash('sha256').update(locale).update('\0').update(body);
  if (/<(?:Fact|Channel|Term)\b/.test(body)) hash.update('\0').update(JSON.stringify([data.facts, data.channels, data.glossary]));
  return hash.digest('hex').slice(0, 32);
}

/** @returns the fragment of that digest, or `undefined` when it is not in the folder or cannot be read */
export async function readFragment(folder: string, digest: string): Promise<Fragment | undefined> {
  try {
    return JSON.parse(await readFile(fragmentPath(folder, digest), 'utf8')) as Fragment;
  } catch {
    return undefined;
  }
}

/** Keeps a fragment in a folder that exists. */
export async function writeFragment(folder: string, digest: string, fragment: Fragment): Promise<void> {
  const path = fragmentPath(folder, digest);
  // Two threads, or two runs, may compile the same text at once.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, JSON.stringify(fragment));
  await rename(unfinished, path);
}

/** Deletes the fragments that no article has any more. */
export async function pruneFragments(folder: string, used: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  // What another process is writing keeps its digest in front.
  const stale = names.filter((name) => !used.has(name.replace(/\.json[\s\S]*$/, '')));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

function fragmentPath(folder: string, digest: string): string {
  return join(folder, `${digest}.json`);
}
