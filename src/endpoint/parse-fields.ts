import type { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * Validates the fields of a body.
 *
 * @throws Problem `invalid-fields`, naming every invalid field
 */
export function parseFields<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  throw new Problem('invalid-fields', { fields: [...new Set(fields)] });
}
