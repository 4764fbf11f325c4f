import { type Document, isMap, isScalar, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';

/**
 * Adds values to a YAML list by inserting them into the text, so everything else, including comments, stays byte for
 * byte. The result is parsed again to verify it.
 *
 * @param path of the list; a missing top-level list is added at the end
 * @param values strings, lists or records, each written on one line
 * @returns `undefined` when the list is in a form that cannot be edited, such as an alias
 */
export function appendToList(yaml: string, path: readonly (string | number)[], values: readonly Value[]): string | undefined {
  if (values.length === 0) return yaml;
  const document = parseDocument(yaml);
  const before = dataOf(document);
  if (before === undefined) return undefined;
  const written = write(yaml, document, path, values);
  const expected = extended(before, path, values);
  return written !== undefined && sameData(dataOf(parseDocument(written)), expected) ? written : undefined;
}

export type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** A value on one line, quoted where YAML would read something else. */
function inLine(value: Value): string {
  // Only the final line feed is removed; other trailing white space may be part of the text.
  const text = (typeof value === 'string' ? stringify(value, { lineWidth: 0 }) : flow(value)).replace(/\n$/, '');
  // Block styles span lines; a JSON string is valid YAML too.
  return text.includes('\n') ? JSON.stringify(value) : text;
}

function flow(values: Value): string {
  return stringify(values, { collectionStyle: 'flow', flowCollectionPadding: false, aliasDuplicateObjects: false, lineWidth: 0 });
}

function write(
  yaml: string,
  document: Document.Parsed,
  path: readonly (string | number)[],
  values: readonly Value[],
): string | undefined {
  const list = document.getIn(path, true);
  if (isSeq(list)) return list.flow === true ? intoFlow(yaml, list, values) : belowLast(yaml, list, values);
  const isMissing = list === undefined || (isScalar(list) && list.value === null);
  const [key] = path;
  if (!isMissing || path.length !== 1 || typeof key !== 'string') return undefined;
  if (document.contents !== null && (!isMap(document.contents) || document.contents.flow === true)) return undefined;
  const items = values.map((value) => `  - ${inLine(value)}\n`).join('');
  if (list === undefined) return `${endLine(yaml)}${key}:\n${items}`;
  const at = isScalar(list) && list.range ? lineEnd(yaml, Math.max(0, list.range[1] - 1)) : yaml.length;
  return endLine(yaml.slice(0, at)) + items + yaml.slice(at);
}

function intoFlow(yaml: string, list: YAMLSeq, values: readonly Value[]): string | undefined {
  const last = list.items.at(-1) as { range?: [number, number, number] | null } | undefined;
  // In a flow list some characters need quotes that do not in a block list.
  const added = flow(values).trim().slice(1, -1);
  if (list.range === null || list.range === undefined) return undefined;
  if (last === undefined) return yaml.slice(0, list.range[0] + 1) + added + yaml.slice(list.range[0] + 1);
  const at = last.range?.[1];
  return at === undefined ? undefined : `${yaml.slice(0, at)}, ${added}${yaml.slice(at)}`;
}

function belowLast(yaml: string, list: YAMLSeq, values: readonly Value[]): string | undefined {
  const last = list.items.at(-1) as { range?: [number, number, number] | null } | undefined;
  if (!list.range || !last?.range) return undefined;
  const indent = list.range[0] - (yaml.lastIndexOf('\n', list.range[0] - 1) + 1);
  const at = lineEnd(yaml, Math.max(0, last.range[1] - 1));
  const items = values.map((value) => `${' '.repeat(indent)}- ${inLine(value)}\n`).join('');
  return endLine(yaml.slice(0, at)) + items + yaml.slice(at);
}

/** Offset after the line that contains `at`. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** `undefined` when it cannot be parsed, or has unresolved or endlessly expanding aliases. */
function dataOf(document: Document.Parsed): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return undefined;
  }
}

/** The expected data after the change. */
function extended(data: unknown, path: readonly (string | number)[], values: readonly Value[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return [...(Array.isArray(data) ? data : []), ...values];
  if (Array.isArray(data)) return data.map((item, index) => (index === key ? extended(item, rest, values) : item));
  const record = (data ?? {}) as Record<string, unknown>;
  return { ...record, [key]: extended(record[key], rest, values) };
}

function sameData(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
