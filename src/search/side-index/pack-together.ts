import { turnRound } from './turn-round.ts';

/** What is put into files, several in one. */
export interface Packable {
  name: string;
  /** Numbers of the texts that it stands in. */
  texts: Int32Array;
  /** Characters that it takes. */
  size: number;
}

/** Mean cosine of what is added to a file and what is in it; those that share fewer texts are in files of their own. */
const minCloseness = 0.02;

/**
 * Puts what stands in the same texts into the same files. A query is like one of the texts, so that it needs few files and most
 * of what is in them.
 *
 * @param texts number of all texts
 * @param maxSize characters of a file; only what is longer by itself is in a longer one
 * @returns the names in each file; files begin with the largest of those that are left
 */
export function packTogether(packables: readonly Packable[], texts: number, maxSize: number): string[][] {
  const items = packables.toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  const lists = items.map((item) => item.texts);
  const { firsts, featuresOf } = turnRound(lists, texts);
  const left = new Set(items.keys());
  /** Sum of the cosines of each item and those in the file. */
  const closeness = new Float64Array(items.length);
  const shared = new Int32Array(items.length);

  function compareWith(item: number): void {
    const own = lists[item] ?? noTexts;
    shared.fill(0);
    for (const text of own)
      for (let at = firsts[text] ?? 0; at < (firsts[text + 1] ?? 0); at += 1)
        shared[featuresOf[at] ?? 0] = (shared[featuresOf[at] ?? 0] ?? 0) + 1;
    for (const other of left) {
      const length = Math.sqrt(own.length * (lists[other]?.length ?? 0));
      if (length > 0) closeness[other] = (closeness[other] ?? 0) + (shared[other] ?? 0) / length;
    }
  }

  function closest(least: number, space: number): number | undefined {
    let most = least;
    let found: number | undefined;
    for (const item of left) {
      if ((closeness[item] ?? 0) <= most || (items[item]?.size ?? 0) > space) continue;
      most = closeness[item] ?? 0;
      found = item;
    }
    return found;
  }

  const files: string[][] = [];
  for (const first of items.keys()) {
    if (!left.has(first)) continue;
    const names: string[] = [];
    files.push(names);
    closeness.fill(0);
    let space = maxSize;
    for (let next: number | undefined = first; next !== undefined; next = closest(names.length * minCloseness, space)) {
      left.delete(next);
      names.push(items[next]?.name ?? '');
      space -= items[next]?.size ?? 0;
      compareWith(next);
    }
  }
  return files;
}

const noTexts = new Int32Array();
