import { LruMap } from '../../lru-map.ts';
import type { TextReader } from './text-reader.ts';

/**
 * A reader that keeps the features of texts, for callers that compare many queries with the same texts.
 *
 * @param maxTexts the least recently used are forgotten; all are kept when left out
 */
export function cacheFeatures(reader: TextReader, maxTexts = Number.POSITIVE_INFINITY): TextReader {
  const known = new LruMap<string, string[]>(maxTexts);
  const names = new Map<string, string>();
  /** The same feature of all texts as one string: each text makes its own, which would take most of the memory. */
  function shared(feature: string): string {
    const name = names.get(feature);
    if (name !== undefined) return name;
    names.set(feature, feature);
    return feature;
  }
  return {
    ...reader,
    features(text) {
      const kept = known.get(text);
      if (kept !== undefined) return kept;
      const features = reader.features(text).map(shared);
      known.set(text, features);
      return features;
    },
  };
}
