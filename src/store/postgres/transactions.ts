import type { PostgresConnection, PostgresResult } from '../postgres.ts';
import type { Row, Statement } from '../store.ts';
import type { UseConnection } from './connections.ts';
import { isConflict, isServerFault } from './faults.ts';
import { inline, isPreparable, literal, toPostgres } from './sql-text.ts';

/** Runs statements on connections that `useConnection` lends. */
export interface Transactions {
  query(statement: Statement): Promise<Row[]>;
  /**
   * Runs a batch of writes as one transaction in one round trip.
   *
   * @returns the rows of each statement of each write
   */
  commitAll(batch: readonly (readonly Statement[])[]): Promise<Row[][][]>;
  /** Runs one write in a separate transaction; a conflict with another process is retried. */
  commitOne(statements: readonly Statement[]): Promise<Row[][]>;
}

const maxAttempts = 5;

export function createTransactions(useConnection: UseConnection): Transactions {
  const textOf = createPlans();

  async function commit(connection: PostgresConnection, texts: readonly string[]): Promise<Row[][]> {
    try {
      const results = rowsOf(await connection.query(['BEGIN', ...texts, 'COMMIT'].join(';\n')));
      return texts.map((_, index) => results[index + 1] ?? []);
    } catch (error) {
      if (isServerFault(error)) await connection.query('ROLLBACK');
      throw error;
    }
  }

  return {
    query: (statement) =>
      useConnection(async (connection) => rowsOf(await connection.query(await textOf(connection, statement)))[0] ?? []),

    commitAll: (batch) =>
      useConnection(async (connection) => {
        const texts: string[] = [];
        for (const each of batch.flat()) texts.push(await textOf(connection, each));
        const rows = await commit(connection, texts);
        let next = 0;
        return batch.map((statements) => statements.map(() => rows[next++] ?? []));
      }),

    async commitOne(statements) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await useConnection((connection) => commit(connection, statements.map(inline)));
        } catch (error) {
          if (attempt >= maxAttempts || !isConflict(error)) throw error;
        }
      }
    },
  };
}

type TextOf = (connection: PostgresConnection, statement: Statement) => Promise<string>;

/** SQL text that runs a statement, as a prepared plan if possible. Each connection has its own plans. */
function createPlans(): TextOf {
  // The engine has a small, fixed set of SQL texts, so neither needs a limit.
  const names = new Map<string, string>();
  const prepared = new WeakMap<PostgresConnection, Set<string>>();

  return async function textOf(connection, statement) {
    const { sql, values } = statement;
    if (!isPreparable(sql)) return inline(statement);
    const name = names.get(sql) ?? `plan${names.size}`;
    names.set(sql, name);
    const known = prepared.get(connection) ?? new Set();
    prepared.set(connection, known);
    if (!known.has(name)) {
      await connection.query(`PREPARE ${name} AS ${toPostgres(sql)}`);
      known.add(name);
    }
    return values.length === 0 ? `EXECUTE ${name}` : `EXECUTE ${name}(${values.map(literal).join(', ')})`;
  };
}

function rowsOf(results: PostgresResult | PostgresResult[]): Row[][] {
  return (Array.isArray(results) ? results : [results]).map(({ rows }) => rows as Row[]);
}
