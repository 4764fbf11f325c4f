import { DatabaseSync } from 'node:sqlite';
import { createTransactions } from '../store/sqlite/transactions.ts';
import { type Store, statement } from '../store/store.ts';

/** A store that only a simulation writes: nothing is synced before `commit`, so a million votes take minutes, not hours. */
export interface BulkStore extends Store {
  /** Ends the transaction and begins the next one. */
  commit(): void;
}

/** @param file a new or empty file, or `:memory:` */
export function openBulkStore(file: string): BulkStore {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN');
  const { run } = createTransactions(database);
  return {
    query: async <Row>(asked: Parameters<Store['query']>[0]) => run(asked) as Row[],
    write: async (statements) => statements.map(run),
    scrub: async () => {},
    commit() {
      run(statement('COMMIT'));
      run(statement('BEGIN'));
    },
    async close() {
      run(statement('COMMIT'));
      database.close();
    },
  };
}
