import { isMap, isNode, isScalar, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';

/** Path of a field or item: `['related', 0]`. */
export type Path = readonly (string | number)[];

/**
 * Replaces the value of a field or item and leaves every other byte as it is. The result is parsed again to verify it.
 *
 * @returns `undefined` when it is in a form that cannot be edited, such as an alias
 */
export function replaceValue(yaml: string, path: Path, value: string): string | undefined {
  const node = parseDocument(yaml).getIn(path, true);
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const quoted = node.type === 'QUOTE_SINGLE' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
  const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
  const written = isQuoted ? quoted : stringify(value, { lineWidth: 0 }).trim();
  return verified(yaml.slice(0, start) + written + yaml.slice(end), yaml, (data) => set(data, path, value));
}

/** Adds a field at the end of a document; otherwise as `replaceValue`. */
export function addField(yaml: string, name: string, value: string): string | undefined {
  const line = stringify({ [name]: value }, { lineWidth: 0 });
  return verified(`${yaml}${yaml.endsWith('\n') ? '' : '\n'}${line}`, yaml, (data) => set(data, [name], value));
}

/** Removes an item of a list, and the whole field with the last one; otherwise as `replaceValue`. */
export function removeItem(yaml: string, path: Path): string | undefined {
  const listPath = path.slice(0, -1);
  const index = Number(path.at(-1));
  const document = parseDocument(yaml);
  const list = document.getIn(listPath, true);
  if (!isSeq(list) || !list.range || index >= list.items.length) return undefined;
  if (list.items.length === 1) return removeField(yaml, listPath);
  const span = list.flow === true ? flowSpan(list, index) : blockSpan(yaml, list, index);
  if (span === undefined) return undefined;
  return verified(yaml.slice(0, span[0]) + yaml.slice(span[1]), yaml, (data) => set(data, path, undefined));
}

/** Removes a field at the top of a document, with its lines. */
function removeField(yaml: string, path: Path): string | undefined {
  const [name, ...rest] = path;
  const { contents } = parseDocument(yaml);
  if (name === undefined || rest.length > 0 || !isMap(contents) || contents.flow === true) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name);
  if (pair === undefined || !isNode(pair.key) || !isNode(pair.value) || !pair.key.range || !pair.value.range) return undefined;
  const start = lineStart(yaml, pair.key.range[0]);
  const end = lineEnd(yaml, Math.max(0, pair.value.range[1] - 1));
  return verified(yaml.slice(0, start) + yaml.slice(end), yaml, (data) => set(data, path, undefined));
}

function flowSpan(list: YAMLSeq, index: number): [number, number] | undefined {
  const [own, previous, next] = [index, index - 1, index + 1].map((at) => rangeOf(list.items[at]));
  if (own === undefined) return undefined;
  if (previous !== undefined) return [previous[1], own[1]];
  return next === undefined ? undefined : [own[0], next[0]];
}

function blockSpan(yaml: string, list: YAMLSeq, index: number): [number, number] | undefined {
  const own = rangeOf(list.items[index]);
  return own === undefined ? undefined : [lineStart(yaml, own[0]), lineEnd(yaml, Math.max(0, own[1] - 1))];
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return isNode(node) ? (node.range ?? undefined) : undefined;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The edited text, if it says what it should. */
function verified(edited: string, before: string, change: (data: unknown) => unknown): string | undefined {
  const [now, old] = [dataOf(edited), dataOf(before)];
  return now !== undefined && old !== undefined && JSON.stringify(now) === JSON.stringify(change(old)) ? edited : undefined;
}

/** `undefined` when it cannot be parsed, or has aliases that expand endlessly. */
function dataOf(yaml: string): unknown {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** Data with one value changed, or without it. */
function set(data: unknown, [key, ...rest]: Path, value: string | undefined): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    return rest.length === 0 && value === undefined
      ? data.filter((_, index) => index !== key)
      : data.map((item, index) => (index === key ? set(item, rest, value) : item));
  }
  const record = data as Record<string, unknown>;
  return { ...record, [key]: set(record[key], rest, value) };
}
