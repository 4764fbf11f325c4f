import { DatabaseSync } from 'node:sqlite';
import type { Statement } from '../store.ts';

/**
 * Statements as text for SQLite and D1, with their values as literals. The engine's SQL has no `?` in a literal.
 *
 * @throws RangeError for text with a NUL character, which would end the statement
 */
export function* inlineAll(statements: Iterable<Statement>): Generator<string> {
  const database = new DatabaseSync(':memory:');
  try {
    const quote = database.prepare('SELECT quote(?) AS literal');
    for (const { sql, values } of statements) {
      let number = 0;
      yield sql.replaceAll('?', () => {
        const value = values[number++] ?? null;
        if (typeof value === 'number') return String(value);
        if (value?.includes('\0')) throw new RangeError('Text with a NUL character cannot be stored.');
        return String(quote.get(value)?.['literal']);
      });
    }
  } finally {
    database.close();
  }
}
