import type { PostgresConnection, PostgresPool } from '../postgres.ts';
import { ConnectError, isReadOnly, isServerFault, isStatementFault } from './faults.ts';

/** Runs a task with a connection and returns the connection afterwards. */
export type UseConnection = <T>(task: (connection: PostgresConnection) => Promise<T>) => Promise<T>;

/**
 * Lends connections of the pool. A connection that was lost or has become read-only is discarded.
 *
 * @param timeoutMs how long a task may take once it has a connection; no limit when left out
 * @returns a function that rejects with ConnectError when there is no connection
 */
export function createUseConnection(pool: PostgresPool, timeoutMs?: number): UseConnection {
  return async function useConnection(task) {
    const connection = await pool.connect().catch((error: unknown) => {
      throw new ConnectError(error);
    });
    let isLost = false;
    let isLate = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    function giveUp(): void {
      isLate = true;
      connection.cancel();
      connection.release(true);
    }
    try {
      return await task(connection);
    } catch (error) {
      isLost = !isStatementFault(error) && (!isServerFault(error) || isReadOnly(error));
      if (isLate) throw new Error(`The server did not answer within ${timeoutMs} milliseconds.`, { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
      if (!isLate) connection.release(isLost);
    }
  };
}
