import { hash } from 'node:crypto';
import { TextCache } from '../text-cache.ts';
import { lazySource, type YamlSource } from './files/yaml-source.ts';

/** The parts of a valid entry file. */
export interface EntryParts<Data> {
  data: Data;
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
  source: YamlSource;
}

/** What is kept of a valid file; the file itself has the body. */
interface Kept {
  data: unknown;
  bodyStart: number;
  bodyLine: number;
}

/** Parsed front matter by the text of its file, because parsing and validating takes far longer than reading. */
export interface ParsedEntries {
  get(file: string, text: string): EntryParts<unknown> | undefined;
  /** Remembers the parts of a valid file until `keep`. */
  add(text: string, parts: EntryParts<unknown>): void;
  keep(): void;
}

/**
 * @param kind files of different schemas do not share what is parsed
 * @param folder of the cache; nothing is kept without one
 */
export function parsedEntries(kind: string, folder: string | undefined): ParsedEntries {
  if (folder === undefined) return { get: () => undefined, add: () => undefined, keep: () => undefined };
  const cache = TextCache.in(folder);
  const isEmpty = !cache.has('entry');
  const keyOf = (text: string): string => hash('sha256', `${kind}\0${text}`).slice(0, 32);
  const added: [key: string, text: string][] = [];
  return {
    get(file, text) {
      const found = isEmpty ? undefined : cache.get('entry', keyOf(text));
      return found === undefined ? undefined : partsOf(found, file, text);
    },
    add(text, { data, body, bodyLine, source }) {
      const kept: Kept = { data, bodyStart: text.length - body.length, bodyLine };
      // What is written where is needed only for findings, so it has lines of its own.
      added.push([keyOf(text), `${JSON.stringify(kept)}\n${source.toText()}\n`]);
    },
    keep() {
      if (added.length > 0) cache.set('entry', added.splice(0));
    },
  };
}

/** Deletes what is kept of files that this process has not read. */
export function pruneEntries(folder: string): void {
  TextCache.in(folder).prune('entry');
}

/** @returns `undefined` when what is kept is not complete */
function partsOf(kept: string, file: string, text: string): EntryParts<unknown> | undefined {
  const end = kept.indexOf('\n');
  if (end === -1 || !kept.endsWith('}\n')) return undefined;
  try {
    const { data, bodyStart, bodyLine } = JSON.parse(kept.slice(0, end)) as Kept;
    return { data, body: text.slice(bodyStart), bodyLine, source: lazySource(file, kept.slice(end + 1, -1)) };
  } catch {
    return undefined;
  }
}
