/**
 * Defines a field that is computed once, when it is first read.
 *
 * @throws Error, on reading, if the computation reads the field itself
 */
export function defineLazyField(target: object, field: string, compute: () => unknown): void {
  let isComputing = false;
  Object.defineProperty(target, field, {
    enumerable: true,
    configurable: true,
    get() {
      if (isComputing) throw new Error(`Computing ${field} needs ${field} itself.`);
      isComputing = true;
      const value = compute();
      Object.defineProperty(target, field, { value, enumerable: true });
      return value;
    },
  });
}
