/**
 * Calls `make` once per key and returns the cached text from then on. For statements whose text depends on a few keys: a
 * store caches prepared statements by text, and building a long text for every vote costs as much as running a short
 * statement. Nothing is evicted.
 */
export function memoize(make: (key: string) => string): (key: string) => string {
  const texts = new Map<string, string>();
  return function memoized(key) {
    const text = texts.get(key) ?? make(key);
    texts.set(key, text);
    return text;
  };
}
