import { closestMatch } from 'leven';
import type { z } from 'zod';
import { type Finding, finding } from '../../findings/finding.ts';
import { didYouMean, nearest } from '../did-you-mean.ts';
import { fieldName } from '../field-name.ts';
import type { YamlSource } from './yaml-source.ts';

/** Enough to fix in one go; the next run reports the rest. */
const maxIssues = 100;

/** @returns the validated data, or what the schema rejects as findings at the fields' positions */
export function validateSource<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
): { data: z.output<Schema> } | { findings: Finding[] } {
  const result = validate(schema, source.data);
  if (result === undefined) {
    const hint = 'Check that it is the right file.';
    return { findings: [finding('schema/invalid-value', source.locate([]), 'The file has too many errors to list.', hint)] };
  }
  if (result.success) return { data: result.data };
  // Suggestions exist for top-level fields only.
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return { findings: result.error.issues.slice(0, maxIssues).flatMap((issue) => describeIssue(issue, source, fields)) };
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

function describeIssue(issue: z.core.$ZodIssue, source: YamlSource, fields: readonly string[]): Finding[] {
  const value = valueAt(source.data, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxIssues).map((key) => unknownKey(key, issue.path, source, fields));
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
    default:
      return [
        invalidValue(
          issue.path,
          source,
          `${subject(issue.path)} ${issue.message.replace(/\.?$/, '')}${value === undefined ? '' : `, but is ${show(value)}`}.`,
          'Correct the value.',
        ),
      ];
  }
}

function unknownKey(key: string, path: readonly PropertyKey[], source: YamlSource, fields: readonly string[]): Finding {
  const known = path.length === 0 ? fields : [];
  const list = known.length === 0 ? '' : ` The fields are ${known.map((name) => `\`${name}\``).join(', ')}.`;
  return finding(
    'schema/unknown-key',
    source.locateKey([...path, key]),
    `\`${key}\` is not a field ${path.length === 0 ? 'here' : `of \`${fieldName(path)}\``}.${didYouMean(nearest(key, known))}`,
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
    isEmptyFile ? 'The file is empty.' : `${subject(path)} is ${show(value)}, not ${describeType(expected)}.`,
    `Write ${describeType(expected)}${expected === 'string' ? '; quote it if YAML reads it as something else' : ''}.`,
  );
}

function invalidValue(path: readonly PropertyKey[], source: YamlSource, message: string, hint: string): Finding {
  return finding('schema/invalid-value', source.locate(path), message, hint);
}

function nearestOption(value: unknown, options: readonly string[]): string | undefined {
  return typeof value === 'string' ? closestMatch(value, [...options], { maxDistance: 3 }) : undefined;
}

function subject(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The file' : `\`${fieldName(path)}\``;
}

/** A value as the writer would recognise it, shortened when it is long. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
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
