import { StoreError } from '../store.ts';

/** Result codes: https://sqlite.org/rescode.html; the lower byte is the primary code. */
const primaryCodes = { busy: 5, full: 13 };

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === primaryCodes.busy;
}

export function isFull(error: unknown): boolean {
  return primaryCode(error) === primaryCodes.full;
}

export function toStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  return new StoreError(`[sqlite] ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

function primaryCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
