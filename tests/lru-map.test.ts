import { describe, expect, test } from 'vitest';
import { LruMap } from '../src/lru-map.ts';

const namesIn = (map: LruMap<string, string>): string[] => ['a', 'b', 'c', 'd'].filter((name) => map.get(name) !== undefined);

describe('a map that forgets what was used longest ago', () => {
  test('has at most so many entries', () => {
    const map = new LruMap<string, string>(2);
    map.set('a', '1');
    map.set('b', '1');
    map.get('a');
    map.set('c', '1');
    expect(namesIn(map)).toEqual(['a', 'c']);
  });

  test('has entries of at most so much in all, and one that is larger', () => {
    const map = new LruMap<string, string>(5, ({ length }) => length);
    map.set('a', '12');
    map.set('b', '123');
    map.set('a', '1');
    map.set('c', '1');
    expect(namesIn(map)).toEqual(['a', 'b', 'c']);
    map.delete('b');
    map.set('d', '123');
    expect(namesIn(map)).toEqual(['a', 'c', 'd']);
    map.set('b', '1234567');
    expect(namesIn(map)).toEqual(['b']);
  });
});
