import { closestMatch } from 'leven';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Finding, finding, type Place } from '../findings/finding.ts';

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const message = (error.message.split('\n')[0] ?? '').trim().replace(/\.?$/, '.');
    const hint =
      'Mend the YAML here: indent with spaces, one `field: value` a line, and put a text that contains `: ` or ` #`, or begins with a sign, in quotes.';
    return { findings: [finding('schema/syntax', placeAt(error.pos[0]), message, hint)] };
  }
  let data: unknown;
  try {
    // Aliases that expand without end ("billion laughs") throw here.
    data = document.toJS({ maxAliasCount: 100 });
    refuseCycles(data);
  } catch (error) {
    return {
      findings: [
        finding('schema/syntax', placeAt(0), `${(error as Error).message}.`, 'Write the values out instead of using aliases.'),
      ],
    };
  }
  return {
    source: {
      data,
      locate: (path) => placeAt(valueOffset(document, path)),
      locateKey: (path) => placeAt(keyOffset(document, path)),
    },
  };
}

/** Checks what a source holds; what the schema refuses becomes findings at the fields' places. */
export function parseSource<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
): { data: z.output<Schema> } | { findings: Finding[] } {
  const result = schema.safeParse(source.data);
  if (result.success) return { data: result.data };
  // Only the outermost fields are known by name; deeper ones are found by the place.
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return { findings: result.error.issues.flatMap((issue) => describeIssue(issue, source, fields)) };
}

function describeIssue(issue: z.core.$ZodIssue, source: YamlSource, fields: readonly string[]): Finding[] {
  const field = fieldName(issue.path);
  const subject = field === '' ? 'The file' : `\`${field}\``;
  const value = valueAt(source.data, issue.path);
  const place = source.locate(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = issue.path.length === 0 ? fields : [];
        return finding(
          'schema/unknown-key',
          source.locateKey([...issue.path, key]),
          `\`${key}\` is not a field ${field === '' ? 'here' : `of \`${field}\``}.${didYouMean(nearest(key, known))}`,
          `Mend its spelling or take it out${known.length === 0 ? '' : `; the fields are ${known.map((name) => `\`${name}\``).join(', ')}`}.`,
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

/** The candidate nearest to a misspelt word, if any is near: about one letter in three may differ. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return closestMatch(word, [...candidates], { maxDistance: Math.max(1, Math.ceil(word.length / 3)) });
}

/** An alias inside what it stands for never ends; no reader of the data expects that. */
function refuseCycles(data: unknown, above: readonly unknown[] = []): void {
  if (data === null || typeof data !== 'object') return;
  if (above.includes(data)) throw new Error('An alias stands inside the value it stands for');
  for (const value of Object.values(data)) refuseCycles(value, [...above, data]);
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
