import { TextCache } from '../text-cache.ts';

/** A text that a build published. */
export interface GoodText {
  text: string;
  /** The day of the build that first published it, `2026-11-20`. */
  day: string;
}

/** The last good text of each article and each page of the handbook, by its path below the content folder. */
export class GoodTexts {
  readonly #cache: TextCache;

  /** @param folder is created when it does not exist */
  constructor(folder: string) {
    this.#cache = TextCache.in(folder);
  }

  get(path: string): GoodText | undefined {
    const kept = this.#cache.get('good', path);
    const end = kept?.indexOf('\n') ?? -1;
    return kept === undefined || end === -1 ? undefined : { day: kept.slice(0, end), text: kept.slice(end + 1) };
  }

  /**
   * Returns a function to call once the site has been published: it remembers its texts, and forgets those of files that no
   * longer exist. Until then those that have changed are set aside in the same place, and not in memory.
   *
   * @param texts those that are good, by path
   * @param present paths of all files there are
   */
  toKeep(texts: Iterable<readonly [path: string, text: string]>, present: ReadonlySet<string>, day: string): () => void {
    const changed = Array.from(texts).filter(([path, text]) => this.get(path)?.text !== text);
    // Those of a build that published nothing.
    this.#cache.prune('unpublished', new Set());
    this.#cache.set(
      'unpublished',
      changed.map(([path, text]) => [path, `${day}\n${text}`] as const),
    );
    return () => {
      this.#cache.move('unpublished', 'good');
      this.#cache.prune('good', present);
    };
  }
}
