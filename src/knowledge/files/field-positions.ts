import { type Document, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Position } from '../../findings/finding.ts';

/** Line and column, counted from 1. */
type LineColumn = readonly [line: number, column: number];

/** Where a field is, and the fields or items in it. Plain data, so that it can be kept in a file. */
export interface FieldPositions {
  /** Left out when the field has no value. */
  value?: LineColumn;
  /** Left out for items of a list. */
  name?: LineColumn;
  fields?: Record<string, FieldPositions>;
}

export function positionsIn({ contents }: Document, lineColumnAt: (offset: number) => LineColumn): FieldPositions {
  return { ...positionsAt(contents), value: lineColumnAt(contents?.range?.[0] ?? 0) };

  function positionsAt(node: unknown, name?: unknown): FieldPositions {
    const positions: FieldPositions = {};
    if (isNode(node) && node.range && !(isScalar(node) && node.value === null)) positions.value = lineColumnAt(node.range[0]);
    if (isScalar(name) && name.range) positions.name = lineColumnAt(name.range[0]);
    if (!isMap(node) && !isSeq(node)) return positions;
    // Without a prototype, so that a field may have any name.
    positions.fields = Object.create(null) as Record<string, FieldPositions>;
    if (isSeq(node)) for (const [index, item] of node.items.entries()) positions.fields[index] = positionsAt(item);
    else
      for (const { key, value } of node.items) if (isScalar(key)) positions.fields[String(key.value)] = positionsAt(value, key);
    return positions;
  }
}

/** Looks up positions; a field that is not there has that of its nearest parent. */
export function locator(
  file: string,
  positions: FieldPositions,
): { locate: (path: readonly PropertyKey[]) => Position; locateKey: (path: readonly PropertyKey[]) => Position } {
  const find = (path: readonly PropertyKey[]): FieldPositions[] => {
    const found = [positions];
    for (const name of path) {
      const fields = found.at(-1)?.fields;
      const field = fields !== undefined && Object.hasOwn(fields, name) ? fields[String(name)] : undefined;
      if (field === undefined) break;
      found.push(field);
    }
    return found;
  };
  function locate(path: readonly PropertyKey[]): Position {
    const [line, column] = find(path).findLast(({ value }) => value !== undefined)?.value ?? [1, 1];
    return { file, line, column };
  }
  return {
    locate,
    locateKey(path) {
      const found = find(path);
      const name = found.length > path.length ? found.at(-1)?.name : undefined;
      return name === undefined ? locate(path) : { file, line: name[0], column: name[1] };
    },
  };
}
