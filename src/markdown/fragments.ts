import { hash } from 'node:crypto';
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
  const parts = [`${basePath}${locale}`, body];
  if (referringTags.some((tag) => body.includes(tag))) parts.push(JSON.stringify([facts, channels, glossary]));
  if (body.includes('<Video')) parts.push(JSON.stringify(videoHosts));
  const media = mediaOf(source, data);
  if (media.size > 0) parts.push(JSON.stringify([...media.values()]));
  return hash('sha256', parts.join('\0')).slice(0, 32);
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
  const bytes = TextCache.in(folder).getBytes('facts', digest);
  return bytes === undefined ? undefined : factsOf(bytes);
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

const [lineFeed, closingBracket] = [0x0a, 0x5d];
const decoder = new TextDecoder();

/** @returns `undefined` when the text, in UTF-8, is not complete */
function factsOf(bytes: Uint8Array): FragmentFacts | undefined {
  const end = bytes.indexOf(lineFeed);
  if (end === -1 || bytes.at(-1) !== lineFeed || bytes.at(-2) !== closingBracket) return undefined;
  try {
    return withWords(decoder.decode(bytes.subarray(0, end)), () => decoder.decode(bytes.subarray(end)));
  } catch {
    return undefined;
  }
}

/** The same of what has just been made. */
export function factsOfText({ facts }: KeptFragment): FragmentFacts {
  const end = facts.indexOf('\n');
  return withWords(facts.slice(0, end), () => facts.slice(end));
}

function withWords(facts: string, wordsText: () => string): FragmentFacts {
  let words: string[] | undefined;
  return Object.defineProperty(JSON.parse(facts) as FragmentFacts, 'words', {
    enumerable: true,
    get: () => (words ??= JSON.parse(wordsText()) as string[]),
  });
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
