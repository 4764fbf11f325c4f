import type { z } from 'zod';

/** The part of a definition of Zod that leads to what is inside: https://zod.dev/packages/core */
interface Definition {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  getter?: () => z.ZodType;
}

/** The schema of the field at a path; `undefined` where it is not known, as inside of a union. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const found = unwrap(schema);
  const [part, ...rest] = path;
  if (part === undefined) return found;
  const { shape, element, valueType } = definitionOf(found);
  const next = shape === undefined ? (element ?? valueType) : Object.hasOwn(shape, part) ? shape[String(part)] : undefined;
  return next && schemaAt(next, rest);
}

/** Without what only makes it optional, gives it a default or transforms it. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, in: input, getter } = definitionOf(schema);
  const inner = innerType ?? input ?? getter?.();
  return inner === undefined ? schema : unwrap(inner);
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}
