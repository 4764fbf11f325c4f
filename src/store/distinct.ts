import type { Statement } from './store.ts';

/** Equal statements once, sorted, so that two processes that run the same ones do so in one order. */
export function distinct(statements: readonly Statement[]): Statement[] {
  if (statements.length < 2) return [...statements];
  const byText = new Map(statements.map((each) => [`${each.sql}\u0000${each.values.join('\u0000')}`, each]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
