import { z } from 'zod';

/** A text that appears in one field only; finding it shows where the field ends up. */
export interface Canary {
  /** `facts.note`, `team.people.name`, `site.name`. */
  field: string;
  text: string;
}

/** Data that fits a schema, with a canary in every free-text field. */
export interface Sample {
  data: unknown;
  canaries: Canary[];
}

/**
 * Generated from the schema, so a new field gets its canary automatically.
 *
 * @param fixed values of fields that name shared data or hold a choice, by their path without the name of the
 *   file; `undefined` leaves the field out
 * @param locales ids of the locales that texts are written in
 * @throws Error for a field of an unknown kind
 */
export function sampleOf(
  name: string,
  schema: z.ZodType,
  { fixed, locales }: { fixed: Readonly<Record<string, unknown>>; locales: readonly string[] },
): Sample {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  const canaries: Canary[] = [];
  const make = (path: readonly string[], text: string): string => {
    canaries.push({ field: [name, ...path].join('.'), text });
    return text;
  };
  const words = (path: readonly string[], suffix = ''): string => `金丝雀${[name, ...path].join('')}${suffix}`;

  const build = (node: Node, path: readonly string[]): unknown => {
    const key = path.join('.');
    if (key in fixed) return fixed[key];
    // Each choice carries the same texts.
    if (node.anyOf?.[0] !== undefined) return build(node.anyOf[0], path);
    if (node.$ref !== undefined) return build(root.$defs?.[node.$ref.replace('#/$defs/', '')] ?? {}, path);
    if (node.enum !== undefined) return node.enum[0];
    if (node.type === 'object') return buildObject(node, path);
    if (node.type === 'array')
      return Array.from({ length: Math.max(1, node.minItems ?? 1) }, (_, index) => buildItem(node, path, index));
    if (node.type === 'integer' || node.type === 'number') return node.minimum ?? 1;
    if (node.type === 'boolean') return false;
    if (node.type !== 'string') throw new Error(`Give this test a value for \`${key}\` of ${name}.`);
    if (node.format === 'email') return make(path, `canary-${[name, ...path].join('-').toLowerCase()}@example.org`);
    if (node.pattern === undefined) return make(path, words(path));
    const id = `canary-${[name, ...path].join('-').toLowerCase()}`;
    const fitting = [id, `https://${id}.example/`, `/${id}.html`].find((text) => new RegExp(node.pattern ?? '', 'u').test(text));
    if (fitting === undefined) throw new Error(`Give this test a value for \`${key}\` of ${name}.`);
    return make(path, fitting);
  };

  const buildItem = (node: Node, path: readonly string[], index: number): unknown => {
    const item = node.items ?? {};
    return item.type === 'string' && index > 0 ? make(path, words(path, String(index))) : build(item, path);
  };

  const buildObject = (node: Node, path: readonly string[]): unknown => {
    const texts = node.additionalProperties;
    if (texts) {
      return Object.fromEntries(
        locales.map((locale) => [
          locale,
          texts.type === 'string' ? make(path, words(path, locale.replace('-', ''))) : build(texts, [...path, locale]),
        ]),
      );
    }
    const fields = Object.entries(node.properties ?? {}).map(
      ([field, child]) => [field, build(child, [...path, field])] as const,
    );
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  };

  return { data: build(root, []), canaries };
}

/** The subset of JSON Schema that Zod generates for our schemas. */
interface Node {
  anyOf?: Node[];
  type?: string;
  enum?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  items?: Node;
  properties?: Record<string, Node>;
  additionalProperties?: Node | false;
  $ref?: string;
  $defs?: Record<string, Node>;
}
