import { StoreError, UnavailableError } from '../store.ts';

/** What an error of `pg` means. SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */

/** Whether the server answered and stored nothing. After a shutdown or a broken connection the outcome is unknown. */
export function isServerFault(error: unknown): boolean {
  const code = codeOf(error);
  // Codes of Node, such as EPIPE, begin with E; no SQLSTATE does.
  return /^[0-9FHP][0-9A-Z]{4}$/.test(code) && !/^(?:08|57P|58)/.test(code);
}

/**
 * Whether the fault may lie in one caller's statements, so that each write of the batch is worth a retry on its own. If the
 * server is out of space, out of time or not writable, all of them would fail.
 */
export function isStatementFault(error: unknown): boolean {
  return error instanceof RangeError || /^(?:0A|21|22|23|42)[0-9A-Z]{3}$/.test(codeOf(error)) || isConflict(error);
}

/** A deadlock, or a conflict of serializable transactions: a retry may succeed. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** The server is a standby, or has become one. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === '25006';
}

/**
 * A retry later may succeed: the server is unreachable, starting, stopping, out of connections or space, or not the
 * one that accepts writes.
 */
export function isTransient(error: unknown): boolean {
  return !isServerFault(error) || isReadOnly(error) || /^(?:53|55|57)/.test(codeOf(error));
}

/** No connection was available, so nothing was sent. */
export class ConnectError extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const cause = error instanceof ConnectError ? error.cause : error;
  const Kind = isTransient(cause) && !(cause instanceof RangeError) ? UnavailableError : StoreError;
  return new Kind(`[postgres] ${messageOf(cause)}`, { cause });
}

function messageOf(error: unknown): string {
  // Some network errors have no message, only a code.
  return error instanceof Error ? error.message || codeOf(error) : String(error);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
