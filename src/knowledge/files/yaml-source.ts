import { closestMatch } from 'leven';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Finding, finding, type Place } from '../../findings/finding.ts';

/** Parsed YAML that still knows where each field stands. */
export interface YamlSource {
  data: unknown;
  /** Place of a field's value, or of the nearest field above it that exists. */
  locate(path: readonly PropertyKey[]): Place;
  /** Place of a field's name. */
  locateKey(path: readonly PropertyKey[]): Place;
}

/**
 * @param firstLine line of the file on which `text` begins, counted from 1
 * @returns the source, or the syntax errors as findings
 */
export function parseYaml(file: string, text: string, firstLine = 1): { source: YamlSource } | { findings: Finding[] } {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  try {
    // The parser's own search for repeated keys compares each with all before it.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', uniqueKeys: false });
    refuseFaults(document);
    return {
      source: {
        data: toData(document),
        locate: (path) => placeAt(valueOffset(document, path)),
        locateKey: (path) => placeAt(keyOffset(document, path)),
      },
    };
  } catch (error) {
    const { offset, message, hint } = asUnreadable(error);
    return { findings: [finding('schema/syntax', placeAt(offset), message, hint)] };
  }
}

/** Why a text cannot be used as YAML, and where. */
class UnreadableYaml extends Error {
  readonly offset: number;
  readonly hint: string;

  constructor(offset: number, message: string, hint: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

function refuseFaults(document: Document): void {
  const [error] = document.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError(error.message);
  if (error !== undefined) {
    throw new UnreadableYaml(
      error.pos[0],
      (error.message.split('\n')[0] ?? '').trim().replace(/\.?$/, '.'),
      'Fix the YAML here: indent with spaces, one `field: value` a line, and put a text that contains `: ` or ` #`, or starts with a special character, in quotes.',
    );
  }
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          throw new UnreadableYaml(key.range?.[0] ?? 0, `\`${String(key.value)}\` appears twice here.`, 'Keep one of the two.');
        seen.add(key.value);
      }
    },
  });
}

function toData(document: Document): unknown {
  const hint = 'Write the values out instead of using aliases.';
  let data: unknown;
  try {
    // Aliases that expand without end ("billion laughs") throw here.
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) throw new UnreadableYaml(0, `${error.message}.`, hint);
    throw error;
  }
  // A file without aliases is bounded by its size; with them, the same value may stand in it many times.
  let values = 0;
  const above = new Set<unknown>();
  const walk = (value: unknown): void => {
    values += 1;
    if (values > maxValues) throw new UnreadableYaml(0, `The file has more than ${maxValues} values.`, hint);
    if (value === null || typeof value !== 'object') return;
    if (above.has(value)) throw new UnreadableYaml(0, 'An alias stands inside the value it stands for.', hint);
    above.add(value);
    for (const child of Object.values(value)) walk(child);
    above.delete(value);
  };
  walk(data);
  return data;
}

/** A file of the greatest size could hold half a million of the shortest; honest ones have some thousands. */
const maxValues = 200_000;

/** Everything else that is thrown is a fault of the engine. */
function asUnreadable(error: unknown): UnreadableYaml {
  if (error instanceof UnreadableYaml) return error;
  if (!(error instanceof RangeError)) throw error;
  const message = 'The YAML is nested too deeply to be read.';
  return new UnreadableYaml(0, message, 'Put groups and lists inside each other a few levels at most.');
}

/** Checks what a source holds; what the schema refuses becomes findings at the fields' places. */
export function parseSource<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
): { data: z.output<Schema> } | { findings: Finding[] } {
  const result = validate(schema, source.data);
  if (result === undefined) {
    const message = 'The file has more faults than can be named.';
    return { findings: [finding('schema/invalid-value', source.locate([]), message, 'See that it is the file it should be.')] };
  }
  if (result.success) return { data: result.data };
  // Only the outermost fields are known by name; deeper ones are found by the place.
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return { findings: result.error.issues.slice(0, maxIssues).flatMap((issue) => describeIssue(issue, source, fields)) };
}

/** @returns `undefined` when there are so many faults that Zod runs out of stack as it collects them */
function validate<Schema extends z.ZodType>(schema: Schema, data: unknown): z.ZodSafeParseResult<z.output<Schema>> | undefined {
  try {
    return schema.safeParse(data);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Nobody fixes more at once; the next run names the next ones. */
const maxIssues = 100;

function describeIssue(issue: z.core.$ZodIssue, source: YamlSource, fields: readonly string[]): Finding[] {
  const field = fieldName(issue.path);
  const subject = field === '' ? 'The file' : `\`${field}\``;
  const value = valueAt(source.data, issue.path);
  const place = source.locate(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxIssues).map((key) => {
        const known = issue.path.length === 0 ? fields : [];
        return finding(
          'schema/unknown-key',
          source.locateKey([...issue.path, key]),
          `\`${key}\` is not a field ${field === '' ? 'here' : `of \`${field}\``}.${didYouMean(nearest(key, known))}`,
          `Correct its spelling or remove it${known.length === 0 ? '' : `; the fields are ${known.map((name) => `\`${name}\``).join(', ')}`}.`,
        );
      });
    case 'invalid_type':
      return value === undefined
        ? [
            finding(
              'schema/missing-field',
              place,
              `\`${field}\` is missing.`,
              `Add \`${leafName(issue.path)}: …\` (${describeType(issue.expected)}).`,
            ),
          ]
        : [
            finding(
              'schema/invalid-value',
              place,
              field === '' && value === null
                ? 'The file is empty.'
                : `${subject} is ${show(value)}, not ${describeType(issue.expected)}.`,
              `Write ${describeType(issue.expected)}${issue.expected === 'string' ? '; put it in quotes if YAML takes it for something else' : ''}.`,
            ),
          ];
    case 'invalid_value': {
      const options = issue.values.map(String);
      const guess = typeof value === 'string' ? closestMatch(value, options, { maxDistance: 3 }) : undefined;
      const list = options.map((option) => `\`${option}\``).join(', ');
      return value === undefined
        ? [
            finding(
              'schema/missing-field',
              place,
              `\`${field}\` is missing.`,
              `Add \`${leafName(issue.path)}\` with one of ${list}.`,
            ),
          ]
        : [
            finding(
              'schema/invalid-value',
              place,
              `${show(value)} is not a value of \`${field}\`.${didYouMean(guess)}`,
              `Use one of ${list}.`,
            ),
          ];
    }
    case 'invalid_key':
      return [
        finding(
          'schema/invalid-value',
          place,
          `${show(issue.path.at(-1))} cannot be a key of \`${fieldName(issue.path.slice(0, -1))}\`.`,
          'Use the id of a locale, such as `zh-cn`.',
        ),
      ];
    default:
      return [
        finding(
          'schema/invalid-value',
          place,
          `${subject} ${issue.message.replace(/\.?$/, '')}${value === undefined ? '' : `, but is ${show(value)}`}.`,
          'Correct the value.',
        ),
      ];
  }
}

/** ` Did you mean …?` with a leading space, or nothing when there is no near guess. */
export function didYouMean(guess: string | undefined): string {
  return guess === undefined ? '' : ` Did you mean \`${guess}\`?`;
}

/** Longer ones were not misspelt; comparing two costs the product of their lengths. */
const maxComparedLength = 200;

/** The candidate nearest to a misspelt word, if any is near: about one letter in three may differ. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > maxComparedLength) return undefined;
  return closestMatch(word, [...candidates], { maxDistance: Math.max(1, Math.ceil(word.length / 3)) });
}

/** A value as a writer would recognise it, cut when it is long. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function describeType(expected: string): string {
  return typeNames[expected] ?? expected;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function leafName(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    data,
  );
}

function valueOffset(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range && !(isScalar(node) && node.value === null)) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return valueOffset(document, path);
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : valueOffset(document, path);
}
