import type { z } from 'zod';
import { parse } from '../errors.ts';
import { fileVersion, readBuiltJson } from './built-json.ts';

export interface FollowOptions<Schema extends z.ZodType, Value> {
  schema: Schema;
  /** Called once for each version of the file. */
  use: (data: z.output<Schema>) => Value;
  /** Used until there is a file. */
  absent: Value;
  /** Milliseconds on a monotonic clock: a wall clock that is set back would delay the next check. */
  monotonic: () => number;
}

/**
 * Follows a file that the build writes.
 *
 * @returns a function that returns the file's latest content. It checks the file at most once a second; while the file is
 *   invalid or missing, it returns the last valid content.
 * @throws UserError from the first call when the file exists but does not match the schema
 */
export function followJson<Schema extends z.ZodType, Value>(
  file: string,
  { schema, use, absent, monotonic }: FollowOptions<Schema, Value>,
): () => Promise<Value> {
  let known: { value: Value; version: string } | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;

  return async function readFollowed() {
    const now = monotonic();
    if (known !== undefined && now - checkedAt < checkEveryMs) return known.value;
    checkedAt = now;
    try {
      const version = await fileVersion(file);
      // The file is missing for a moment while a new build replaces the site.
      if (known !== undefined && (version === known.version || version === '')) return known.value;
      const value = version === '' ? absent : use(parse(schema, await readBuiltJson(file), `${file} is not valid.`));
      known = { value, version };
    } catch (error) {
      if (known === undefined) throw error;
    }
    return known.value;
  };
}

const checkEveryMs = 1_000;
