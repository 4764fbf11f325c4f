import { closestMatch } from 'leven';
import type { z } from 'zod';
import { type Finding, finding } from '../../findings/finding.ts';
import { didYouMean, nearest } from '../did-you-mean.ts';
import { fieldName } from '../field-name.ts';
import { idPattern } from '../fields.ts';
import { describeRefusal, show, subject } from './refusals.ts';
import { schemaAt } from './schema-at.ts';
import { hasShape, validFields } from './valid-fields.ts';
import type { YamlSource } from './yaml-source.ts';

/** Enough to fix in one go; the next run reports the rest. */
const maxIssues = 100;

/** @returns the validated data, or what the schema rejects as findings at the fields' positions, and the fields that are valid */
export function validateSource<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
): { data: z.output<Schema> } | { findings: Finding[]; valid: Partial<z.output<Schema>> } {
  const result = validate(schema, source.data);
  if (result === undefined) {
    const hint = 'Check that it is the right file.';
    const message = 'The file has too many errors to list.';
    return { findings: [finding('schema/invalid-value', source.locate([]), message, hint)], valid: {} };
  }
  if (result.success) return { data: result.data };
  return {
    findings: result.error.issues.slice(0, maxIssues).flatMap((issue) => describeIssue(issue, source, schema)),
    valid: validFields(schema, source.data),
  };
}

/** @returns `undefined` when there are so many errors that Zod overflows the stack collecting them */
function validate<Schema extends z.ZodType>(schema: Schema, data: unknown): z.ZodSafeParseResult<z.output<Schema>> | undefined {
  try {
    return schema.safeParse(data);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function describeIssue(issue: z.core.$ZodIssue, source: YamlSource, schema: z.ZodType): Finding[] {
  const value = valueAt(source.data, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxIssues).map((key) => unknownKey(key, issue.path, source, schema));
    case 'invalid_type':
      return [
        value === undefined
          ? missingField(issue.path, source, `Add \`${leafName(issue.path)}: …\` (${describeType(issue.expected)}).`)
          : wrongType(value, issue.expected, issue.path, source),
      ];
    case 'invalid_value': {
      const options = issue.values.map(String);
      const list = options.map((option) => `\`${option}\``).join(', ');
      return [
        value === undefined
          ? missingField(issue.path, source, `Add \`${leafName(issue.path)}\` with one of ${list}.`)
          : invalidValue(
              issue.path,
              source,
              `${show(value)} is not a value of \`${fieldName(issue.path)}\`.${didYouMean(nearestOption(value, options))}`,
              `Use one of ${list}.`,
            ),
      ];
    }
    case 'invalid_key':
      return [
        invalidValue(
          issue.path,
          source,
          `${show(issue.path.at(-1))} is not a valid key of \`${fieldName(issue.path.slice(0, -1))}\`.`,
          'Use the id of a locale, such as `zh-cn`.',
        ),
      ];
    default: {
      const { message, hint } = describeRefusal(issue, value, schemaAt(schema, issue.path));
      return [invalidValue(issue.path, source, message, hint)];
    }
  }
}

function unknownKey(key: string, path: readonly PropertyKey[], source: YamlSource, schema: z.ZodType): Finding {
  const group = schemaAt(schema, path);
  const known = group !== undefined && hasShape(group) ? Object.keys(group.shape) : [];
  const list = known.length === 0 ? '' : ` The fields are ${known.map((name) => `\`${name}\``).join(', ')}.`;
  const [name = '', value] = key.split('：', 2);
  return finding(
    'schema/unknown-key',
    source.locateKey([...path, key]),
    `\`${key}\` is not a field ${path.length === 0 ? 'here' : `of \`${fieldName(path)}\``}.${
      value === undefined ? didYouMean(nearest(key, known)) : ` Its colon is full-width.${didYouMean(`${name}: ${value}`)}`
    }`,
    `Correct its spelling or remove it.${list}`,
  );
}

function missingField(path: readonly PropertyKey[], source: YamlSource, hint: string): Finding {
  return finding('schema/missing-field', source.locate(path), `\`${fieldName(path)}\` is missing.`, hint);
}

function wrongType(value: unknown, expected: string, path: readonly PropertyKey[], source: YamlSource): Finding {
  const isEmptyFile = path.length === 0 && value === null;
  return invalidValue(
    path,
    source,
    isEmptyFile
      ? 'The file is empty.'
      : `${subject(path)} is ${show(value)}, not ${describeType(expected)}.${isColonFullWidth(expected, value) ? ' Its colon is full-width.' : ''}`,
    `Write ${describeType(expected)}${exampleOf(expected, value, path)}.`,
  );
}

/** Whether a text was meant as fields, which YAML cannot tell. */
function isColonFullWidth(expected: string, value: unknown): boolean {
  return expected === 'object' && typeof value === 'string' && /^[A-Za-z][\w-]*：/.test(value);
}

/** How to write what the writer most likely meant. */
function exampleOf(expected: string, value: unknown, path: readonly PropertyKey[]): string {
  const name = typeof path.at(-1) === 'string' ? `${String(path.at(-1))}: ` : '';
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return ` in quotes: \`${name}'${value}'\``;
  if (expected !== 'array' || typeof value !== 'string') return '';
  const items = value.split(/[,，、]/).map((item) => item.trim());
  return items.every((item) => idPattern.test(item))
    ? `: \`${name}[${items.join(', ')}]\``
    : ', each item on a line of its own that begins with `- `';
}

function invalidValue(path: readonly PropertyKey[], source: YamlSource, message: string, hint: string): Finding {
  return finding('schema/invalid-value', source.locate(path), message, hint);
}

function nearestOption(value: unknown, options: readonly string[]): string | undefined {
  return typeof value === 'string' ? closestMatch(value, [...options], { maxDistance: 3 }) : undefined;
}

const typeNames: Record<string, string> = {
  string: 'text',
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

function leafName(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    data,
  );
}
