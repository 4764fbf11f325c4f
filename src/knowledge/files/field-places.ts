import { type Document, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Position } from '../../findings/finding.ts';

/** Line and column, counted from 1. */
type Place = readonly [line: number, column: number];

/** Where a field is, and the fields or items in it. Plain data, so that it can be kept in a file. */
export interface FieldPlaces {
  /** Left out when the field has no value. */
  value?: Place;
  /** Left out for items of a list. */
  name?: Place;
  fields?: Record<string, FieldPlaces>;
}

export function placesIn({ contents }: Document, placeAt: (offset: number) => Place): FieldPlaces {
  return { ...placesOf(contents), value: placeAt(contents?.range?.[0] ?? 0) };

  function placesOf(node: unknown, name?: unknown): FieldPlaces {
    const places: FieldPlaces = {};
    if (isNode(node) && node.range && !(isScalar(node) && node.value === null)) places.value = placeAt(node.range[0]);
    if (isScalar(name) && name.range) places.name = placeAt(name.range[0]);
    if (!isMap(node) && !isSeq(node)) return places;
    // Without a prototype, so that a field may have any name.
    places.fields = Object.create(null) as Record<string, FieldPlaces>;
    if (isSeq(node)) for (const [index, item] of node.items.entries()) places.fields[index] = placesOf(item);
    else for (const { key, value } of node.items) if (isScalar(key)) places.fields[String(key.value)] = placesOf(value, key);
    return places;
  }
}

/** Looks up positions; a field that is not there has that of its nearest parent. */
export function positionsOf(
  file: string,
  places: FieldPlaces,
): { locate: (path: readonly PropertyKey[]) => Position; locateKey: (path: readonly PropertyKey[]) => Position } {
  const find = (path: readonly PropertyKey[]): FieldPlaces[] => {
    const found = [places];
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
