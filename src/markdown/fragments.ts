import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listBelow } from '../files.ts';
import { type MediaFile, mediaIn } from '../media/media-file.ts';
import type { ShownData } from './compile/context.ts';
import { components } from './components/index.ts';
import type { Fragment } from './fragment.ts';

/** What a fragment is compiled from: an article's body, in its locale. */
export interface Source {
  locale: string;
  body: string;
}

/** The media that a body names: a fragment depends on nothing else of content/media/. */
export function mediaOf({ body }: Source, { media }: ShownData): ReadonlyMap<string, MediaFile> {
  return new Map(mediaIn(body, media).map((file) => [file.path, file]));
}

/**
 * Cache key of a fragment. The engine's version is not part of it, because each version has a separate cache folder.
 * The operator's data is part of it only for bodies with components that show such data.
 */
export function fragmentDigest(source: Source, data: ShownData): string {
  const { locale, body } = source;
  const { facts, channels, glossary, videoHosts, basePath = '' } = data;
  const hash = createHash('sha256').update(basePath).update(locale).update('\0').update(body);
  if (referringTags.some((tag) => body.includes(tag))) hash.update('\0').update(JSON.stringify([facts, channels, glossary]));
  if (body.includes('<Video')) hash.update('\0').update(JSON.stringify(videoHosts));
  const media = mediaOf(source, data);
  if (media.size > 0) hash.update('\0').update(JSON.stringify([...media.values()]));
  return hash.digest('hex').slice(0, 32);
}

const referringTags = Object.entries(components)
  .filter(([, { attributes }]) => Object.values(attributes).some(({ refersTo }) => refersTo !== undefined))
  .map(([name]) => `<${name}`);

/** @returns `undefined` when the cache has no such fragment, or cannot be read */
export async function readFragment(folder: string, digest: string): Promise<Fragment | undefined> {
  try {
    return JSON.parse(await readFile(fragmentPath(folder, digest), 'utf8')) as Fragment;
  } catch {
    return undefined;
  }
}

/** Stores a fragment in a folder that exists. */
export async function writeFragment(folder: string, digest: string, fragment: Fragment): Promise<void> {
  const path = fragmentPath(folder, digest);
  // Several threads, or several processes, may compile the same text at once.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, JSON.stringify(fragment));
  await rename(unfinished, path);
}

/** Deletes the fragments that are not used any more. */
export async function pruneFragments(folder: string, used: ReadonlySet<string>): Promise<void> {
  const entries = await listBelow(folder, { recursive: false });
  // The name of an unfinished file begins with its digest as well.
  const stale = entries.filter(({ name }) => !used.has(name.replace(/\.json[\s\S]*$/, '')));
  await Promise.all(stale.map(({ name }) => rm(join(folder, name), { force: true })));
}

function fragmentPath(folder: string, digest: string): string {
  return join(folder, `${digest}.json`);
}
