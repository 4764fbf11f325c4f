import { hash } from 'node:crypto';
import type { CompiledSource } from '../markdown/compile/compile-pool.ts';
import type { ShownData } from '../markdown/compile/context.ts';
import type { Source } from '../markdown/fragments.ts';

/** What this process has compiled of entries that are still the same, so that one edit does not read ten thousand fragments. */
export class CompiledBefore {
  #shown = '';
  #known = new WeakMap<Source, CompiledSource>();

  /** What was compiled with the same data of the operator, which bodies may show; anything else is forgotten. */
  with({ media, ...data }: ShownData): WeakMap<Source, CompiledSource> {
    const shown = hash('sha256', JSON.stringify([data, [...media]]));
    if (shown !== this.#shown) this.#known = new WeakMap();
    this.#shown = shown;
    return this.#known;
  }
}
