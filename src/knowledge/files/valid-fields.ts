import type { z } from 'zod';

/**
 * The fields of a group that are valid by themselves: one that is not hides nothing about the others. Empty for anything
 * but a group.
 */
export function validFields<Schema extends z.ZodType>(schema: Schema, data: unknown): Partial<z.output<Schema>> {
  if (!hasShape(schema) || data === null || typeof data !== 'object' || Array.isArray(data)) return {};
  const fields = Object.entries(schema.shape).flatMap(([name, field]): [string, unknown][] => {
    const result = field.safeParse((data as Record<string, unknown>)[name]);
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(fields) as Partial<z.output<Schema>>;
}

/** Whether a schema is that of a group of fields, `z.object`. */
export function hasShape(schema: z.ZodType): schema is z.ZodObject<Record<string, z.ZodType>> {
  return 'shape' in schema;
}
