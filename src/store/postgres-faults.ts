/** What an error of `pg` says about what was sent. SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */

/** The server answered and nothing was stored; not so when it was shut down or the connection broke. */
export function isServerFault(error: unknown): boolean {
  const code = codeOf(error);
  // Codes of Node, such as EPIPE, begin with E; no SQLSTATE does.
  return /^[0-9FHP][0-9A-Z]{4}$/.test(code) && !/^(?:08|57P|58)/.test(code);
}

/**
 * One caller's statements among those of others may have caused it, so each is worth a try alone. Not so when the
 * server has no room, no time, no right to write: then every one of them would fail, one after the other.
 */
export function isStatementFault(error: unknown): boolean {
  return error instanceof RangeError || /^(?:0A|21|22|23|42)[0-9A-Z]{3}$/.test(codeOf(error)) || isConflict(error);
}

/** A deadlock or a conflict of serializable transactions: the same may succeed the next time. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** The server is a standby, or has become one. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === '25006';
}

/**
 * Waiting may help: the server cannot be reached, is starting or stopping, has no connection or no room left, or
 * is not the one that takes writes.
 */
export function isPassing(error: unknown): boolean {
  return !isServerFault(error) || isReadOnly(error) || /^(?:53|55|57)/.test(codeOf(error));
}

export function messageOf(error: unknown): string {
  // Some faults of the network have no message of their own, only a code.
  return error instanceof Error ? error.message || codeOf(error) : String(error);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
