import { hash } from 'node:crypto';
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Finding, finding, type Position } from '../../findings/finding.ts';
import { type FieldPositions, locator, positionsIn } from './field-positions.ts';
import { parsePlainYaml } from './plain-yaml.ts';
import { describeYamlError, findFullWidthColon, shorten, type YamlFaultText } from './yaml-faults.ts';

/** Parsed YAML that knows the position of each field. */
export interface YamlSource {
  data: unknown;
  /** Position of a field's value, or of its nearest existing parent. */
  locate(path: readonly PropertyKey[]): Position;
  /** Position of a field's name. */
  locateKey(path: readonly PropertyKey[]): Position;
  /** Where the fields are: plain data, unlike the parser's own tree, which takes a hundred times the memory of the text. */
  positions: FieldPositions;
  /** The positions and the data, each as one line of JSON; `lazySource` reads it. */
  toText(): string;
  /** Digest of the positions. */
  layout(): string;
}

/** A source as it was parsed before, from its data and positions. */
export function yamlSource(file: string, data: unknown, positions: FieldPositions): YamlSource {
  return {
    data,
    positions,
    ...locator(file, positions),
    toText: () => `${JSON.stringify(positions)}\n${JSON.stringify(data)}`,
    layout: () => layoutOf(JSON.stringify(positions)),
  };
}

/**
 * A source that is parsed when something asks for it.
 *
 * @param text as `toText` makes it
 */
export function lazySource(file: string, text: string): YamlSource {
  let source: YamlSource | undefined;
  const parse = (): YamlSource => {
    if (source !== undefined) return source;
    const end = text.indexOf('\n');
    source = yamlSource(file, JSON.parse(text.slice(end)), JSON.parse(text.slice(0, end)) as FieldPositions);
    return source;
  };
  return {
    get data() {
      return parse().data;
    },
    get positions() {
      return parse().positions;
    },
    locate: (path) => parse().locate(path),
    locateKey: (path) => parse().locateKey(path),
    toText: () => text,
    layout: () => layoutOf(text.slice(0, text.indexOf('\n'))),
  };
}

/** @param positions as one line of JSON */
function layoutOf(positions: string): string {
  return hash('sha256', positions).slice(0, 32);
}

/** The source of a file that has no fields. */
export function emptySource(file: string): YamlSource {
  return yamlSource(file, {}, {});
}

/**
 * @param firstLine line of the file on which `text` begins, counted from 1
 * @returns the source, or the first syntax error as a finding
 */
export function parseYaml(file: string, text: string, firstLine = 1): { source: YamlSource } | { findings: Finding[] } {
  const plain = parsePlainYaml(text, firstLine);
  return plain === undefined ? parseAnyYaml(file, text, firstLine) : { source: yamlSource(file, plain.data, plain.positions) };
}

/** The same, by the `yaml` package alone. */
export function parseAnyYaml(file: string, text: string, firstLine: number): ReturnType<typeof parseYaml> {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  try {
    // The parser's own check for duplicate keys is quadratic; see `refuseDuplicateKeys`.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', uniqueKeys: false });
    refuseSyntaxErrors(document, text);
    refuseDuplicateKeys(document);
    refuseCutTexts(document);
    const lineColumnAt = (offset: number): [number, number] => {
      const { line, column } = positionAt(offset);
      return [line, column];
    };
    return { source: yamlSource(file, toData(document), positionsIn(document, lineColumnAt)) };
  } catch (error) {
    const { offset, message, hint, fix } = asYamlFault(error);
    const position = positionAt(offset);
    const edits = fix && [{ line: position.line, column: position.column, ...fix }];
    return { findings: [finding('schema/syntax', position, message, hint, edits)] };
  }
}

/** A text that cannot be used as YAML, and where. */
class YamlFault extends Error {
  readonly offset: number;
  readonly hint: string;
  readonly fix: YamlFaultText['fix'];

  constructor(offset: number, message: string, hint: string, fix?: YamlFaultText['fix']) {
    super(message);
    this.offset = offset;
    this.hint = hint;
    this.fix = fix;
  }
}

function refuseSyntaxErrors(document: Document, text: string): void {
  const [error] = document.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError(error.message);
  // Without a single field, the whole file is one text to YAML.
  if (error === undefined && !isScalar(document.contents)) return;
  const fault = findFullWidthColon(text, error?.pos[0]) ?? (error && describeYamlError(error, text));
  if (fault !== undefined) throw new YamlFault(fault.offset, fault.message, fault.hint, fault.fix);
}

function refuseDuplicateKeys(document: Document): void {
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          throw new YamlFault(key.range?.[0] ?? 0, `\`${String(key.value)}\` appears twice here.`, 'Keep one of the two.');
        seen.add(key.value);
      }
    },
  });
}

/** `title: Course #3` is only `Course` to YAML. Comments have a space after their sign, so nothing else is refused. */
function refuseCutTexts(document: Document): void {
  visit(document, {
    Scalar(_key, { type, value, comment, range }) {
      if (type !== 'PLAIN' || typeof value !== 'string' || !comment || !/^[^\s#]/.test(comment)) return;
      const [rest = ''] = comment.split('\n');
      const text = `${value} #${rest}`;
      throw new YamlFault(
        range?.[0] ?? 0,
        `The text ends at \`${shorten(value)}\`: \`#${shorten(rest)}\` is a comment to YAML.`,
        `Put it into quotes: \`'${shorten(text.replaceAll("'", "''"))}'\`. A comment has a space after its sign.`,
      );
    },
  });
}

/** A file of the maximum size could hold half a million values; real ones have a few thousand. */
const maxValues = 200_000;

function toData(document: Document): unknown {
  const hint = 'Write the values out instead of using aliases.';
  let data: unknown;
  try {
    // Throws for aliases that expand exponentially ("billion laughs").
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) throw new YamlFault(0, `${error.message}.`, hint);
    throw error;
  }
  // Aliases can repeat one value many times, so the file's size alone does not limit the number of values.
  let values = 0;
  const ancestors = new Set<unknown>();
  const walk = (value: unknown): void => {
    values += 1;
    if (values > maxValues) throw new YamlFault(0, `The file has more than ${maxValues} values.`, hint);
    if (value === null || typeof value !== 'object') return;
    if (ancestors.has(value)) throw new YamlFault(0, 'An alias refers to a value that contains it.', hint);
    ancestors.add(value);
    for (const child of Object.values(value)) walk(child);
    ancestors.delete(value);
  };
  walk(data);
  return data;
}

/** Deep nesting overflows the stack, which is the writer's mistake; any other error is a bug in the engine. */
function asYamlFault(error: unknown): YamlFault {
  if (error instanceof YamlFault) return error;
  if (!(error instanceof RangeError)) throw error;
  return new YamlFault(0, 'The YAML is nested too deeply.', 'Nest groups and lists only a few levels deep.');
}
