/** What a fault of SQLite means. https://sqlite.org/rescode.html; the lower byte is the primary code. */
const primaryCodes = { busy: 5, full: 13 };

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === primaryCodes.busy;
}

export function isFull(error: unknown): boolean {
  return primaryCode(error) === primaryCodes.full;
}

function primaryCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
