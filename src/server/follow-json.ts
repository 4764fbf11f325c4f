import type { z } from 'zod';
import { parse } from '../errors.ts';
import { fileVersion, readBuiltJson } from './built-json.ts';

export interface FollowOptions<Schema extends z.ZodType, Value> {
  schema: Schema;
  /** Called once for each version of the file. */
  use: (data: z.output<Schema>) => Value;
  /** What holds when there is no file at first. */
  absent: Value;
  /** Milliseconds that never go backwards: a clock that was set back would keep an old version for as long. */
  monotonic: () => number;
}

/**
 * Keeps in step with a file that the build wrote.
 *
 * @returns a function that gives what the last build said. The file is looked at once a second at most; while it is
 *   broken or gone, what was good last holds.
 * @throws UserError from the first call when the file is there but does not match the schema
 */
export function followJson<Schema extends z.ZodType, Value>(
  file: string,
  { schema, use, absent, monotonic }: FollowOptions<Schema, Value>,
): () => Promise<Value> {
  let known: { value: Value; version: string } | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  return async function readFollowed() {
    const now = monotonic();
    if (known !== undefined && now - lookedAt < lookEveryMs) return known.value;
    lookedAt = now;
    try {
      const version = await fileVersion(file);
      // While a site is swapped there is no file for a moment.
      if (known !== undefined && (version === known.version || version === '')) return known.value;
      const value = version === '' ? absent : use(parse(schema, await readBuiltJson(file), `${file} is broken.`));
      known = { value, version };
    } catch (error) {
      if (known === undefined) throw error;
    }
    return known.value;
  };
}

const lookEveryMs = 1_000;
