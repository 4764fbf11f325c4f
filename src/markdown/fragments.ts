import { createHash } from 'node:crypto';
import { type MediaFile, mediaIn } from '../media/media-file.ts';
import { TextCache } from '../text-cache.ts';
import type { ShownData } from './compile/context.ts';
import { components } from './components/index.ts';
import type { Fragment, FragmentFacts, FragmentPage } from './fragment.ts';

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

/** @returns `undefined` when the cache has no such fragment */
export async function readFragment(folder: string, digest: string): Promise<Fragment | undefined> {
  const facts = readFacts(folder, digest);
  const page = TextCache.in(folder).getJson('page', digest) as FragmentPage | undefined;
  return facts && page && { ...facts, ...page };
}

/** @returns `undefined` when the cache has no such fragment */
export function readFacts(folder: string, digest: string): FragmentFacts | undefined {
  const text = TextCache.in(folder).get('facts', digest);
  return text === undefined ? undefined : factsOf(text);
}

/** A fragment as it is kept: two texts. */
export interface KeptFragment {
  facts: string;
  /** Left out of what only checks have asked for. */
  page?: string;
}

export function toKept({ html, markdown, ...facts }: Fragment): KeptFragment {
  return { ...toKeptFacts(facts), page: JSON.stringify({ html, markdown } satisfies FragmentPage) };
}

/** The words are most of the text and seldom needed again, so they have a line of their own, which `factsOf` parses on demand. */
export function toKeptFacts({ words, ...facts }: FragmentFacts): KeptFragment {
  return { facts: `${JSON.stringify(facts)}\n${JSON.stringify(words)}\n` };
}

/** @returns `undefined` when the text is not complete */
export function factsOf(text: string): FragmentFacts | undefined {
  const end = text.indexOf('\n');
  if (end === -1 || !text.endsWith(']\n')) return undefined;
  let words: string[] | undefined;
  try {
    return Object.defineProperty(JSON.parse(text.slice(0, end)) as FragmentFacts, 'words', {
      enumerable: true,
      get: () => (words ??= JSON.parse(text.slice(end)) as string[]),
    });
  } catch {
    return undefined;
  }
}

export function keepFragments(folder: string, fragments: readonly (KeptFragment & { digest: string })[]): void {
  const cache = TextCache.in(folder);
  for (const kind of ['page', 'facts'] as const) {
    const texts = fragments.flatMap(({ digest, [kind]: text }): [string, string][] =>
      text === undefined ? [] : [[digest, text]],
    );
    if (texts.length > 0) cache.set(kind, texts);
  }
}

/** Digests of the fragments that are kept: those with a page, or all. */
export function keptFragments(folder: string, { withPages }: { withPages: boolean }): ReadonlySet<string> {
  const cache = TextCache.in(folder);
  const facts = new Set(cache.keys('facts'));
  return withPages ? facts.intersection(new Set(cache.keys('page'))) : facts;
}

/** Deletes the fragments that are not used any more. */
export function pruneFragments(folder: string, used: ReadonlySet<string>): void {
  for (const kind of ['facts', 'page'] as const) TextCache.in(folder).prune(kind, used);
}
