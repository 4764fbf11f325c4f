/**
 * Makes a text for each of a few keys once. A store knows a statement by its text, and putting a long one together
 * anew for every vote takes as long as running a small statement.
 */
export function onceForEach(make: (key: string) => string): (key: string) => string {
  const made = new Map<string, string>();
  return function madeOnce(key) {
    const text = made.get(key) ?? make(key);
    made.set(key, text);
    return text;
  };
}
