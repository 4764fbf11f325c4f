/** A lookup table without inherited keys: a writer may well write `<constructor>`. */
export function nullPrototype<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries);
}
