import { hash } from 'node:crypto';
import type { CompiledSource } from '../markdown/compile/compile-pool.ts';
import type { ShownData } from '../markdown/compile/context.ts';
import type { Source } from '../markdown/fragments.ts';

/** Entries that need not be compiled, as they were before. */
export interface RecallCompiled {
  /** @returns those that were compiled with the same data of the operator, which bodies may show */
  with(data: ShownData): { get(source: Source): CompiledSource | undefined; set(source: Source, compiled: CompiledSource): void };
}

/** What this process has compiled of entries that are still the same, so that one edit does not read ten thousand fragments. */
export class CompiledBefore implements RecallCompiled {
  #shown = '';
  #known = new WeakMap<Source, CompiledSource>();

  /** What was compiled with the same data of the operator, which bodies may show; anything else is forgotten. */
  with(data: ShownData): WeakMap<Source, CompiledSource> {
    const shown = digestOfShown(data);
    if (shown !== this.#shown) this.#known = new WeakMap();
    this.#shown = shown;
    return this.#known;
  }
}

export function digestOfShown({ media, ...data }: ShownData): string {
  return hash('sha256', JSON.stringify([data, [...media]]));
}
